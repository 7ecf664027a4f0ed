package fix.testkit.proxy;

import fix.testkit.Fault;
import fix.testkit.Place;

/** A fault that waits for its place, counted from where the stream stood when the fault was given. Immutable. */
record Trigger(Fault fault, Place place, long bytes, long begun, long ended) {

    static Trigger of(Fault fault, Place place, FrameTracker now) {
        return new Trigger(fault, place, now.bytes(), now.begun(), now.ended());
    }

    /** Whether the stream has come to the place. */
    boolean isReached(FrameTracker now) {
        return switch (place) {
            case Place.AtOnce _ -> true;
            case Place.AfterBytes(var wanted) -> now.bytes() - bytes >= wanted;
            case Place.AfterFrames(var wanted) -> now.ended() - ended >= wanted;
            case Place.InFrame(var wanted, var part) -> now.begun() - begun > wanted
                    || now.begun() - begun == wanted && now.offset() > 0 && isInside(now, part);
        };
    }

    /** At the frame's last byte but one at the latest. */
    private static boolean isInside(FrameTracker now, double part) {
        return part == 0 || now.length() > 0 && (now.offset() >= part * now.length() || now.offset() == now.length() - 1);
    }
}
