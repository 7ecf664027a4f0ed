package fix.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A fault between two events, as one choice of the stream {@code strike}: 0 for none.
 *
 * @param kind what happens
 * @param detail how: its last bit says to which side, the next one which of two ways; above 3 the rest of it is drawn from it, else it is the least
 */
record Strike(FaultKind kind, int detail) {
    private static final int DETAILS = 1 << 20;

    /** A kind that is not asked for where it may happen, but strikes anywhere. */
    static boolean strikes(FaultKind kind) {
        return ways(kind).length > 0;
    }

    /** The details that are tried when all are. */
    private static int[] ways(FaultKind kind) {
        return switch (kind) {
            case CUT -> new int[] {0, 2};
            case HALF_OPEN, STALL, KILL, POWER_LOSS, EARLY_TICK, LOGOUT, RESET_IN_SESSION -> new int[] {0, 1};
            case CLOCK_JUMP, STORE_FAILURE -> new int[] {0, 1, 2, 3};
            case NUMBERS_BY_HAND -> new int[] {0};
            case REFUSED_CONNECT, GARBLED, SLOW_HANDLER, HANDLER_EXCEPTION, SLOW_STORE -> new int[] {};
        };
    }

    /** The codes of all strikes of these kinds that differ much. */
    static List<Long> codes(Collection<FaultKind> kinds) {
        var codes = new ArrayList<Long>();
        for (var kind : kinds) {
            for (int way : ways(kind)) {
                codes.add(new Strike(kind, way).code());
            }
        }
        return codes;
    }

    /** One of these kinds, in any way. */
    static long drawn(List<FaultKind> kinds, Chance luck) {
        return new Strike(kinds.get(luck.below(kinds.size())), luck.below(DETAILS)).code();
    }

    long code() {
        return 1 + kind.ordinal() + 32L * detail;
    }

    /** What a code says that is not 0. */
    static Strike of(long code) {
        int kind = (int) ((code - 1) % 32);
        if (kind >= FaultKind.values().length || !strikes(FaultKind.values()[kind])) {
            throw new IllegalArgumentException("strike " + code + " is none that can happen");
        }
        return new Strike(FaultKind.values()[kind], (int) ((code - 1) / 32) % DETAILS);
    }

    /** 0 or 1. */
    int side() {
        return detail & 1;
    }

    /** One of two ways. */
    boolean other() {
        return (detail & 2) != 0;
    }

    /** True when what is not said is drawn from the detail. */
    boolean isDrawn() {
        return detail > 3;
    }

    /** Numbers for the rest. */
    Chance numbers() {
        return Chance.detail(detail);
    }

    @Override
    public String toString() {
        return kind + " " + detail;
    }
}
