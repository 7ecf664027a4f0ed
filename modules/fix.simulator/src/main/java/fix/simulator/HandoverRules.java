package fix.simulator;

import fix.core.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The rules for what the application of one side is given. */
final class HandoverRules {
    /** A message's place. */
    record Place(long generation, long number) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return generation != other.generation ? Long.compare(generation, other.generation) : Long.compare(number, other.number);
        }
    }

    private static final Place NONE = new Place(0, 0);

    private final BiConsumer<Rule, String> violated;
    private final Map<Place, Message> delivered = new HashMap<>();
    private Place lastFirst = NONE;
    private Place lastInThisLife = NONE;
    long redelivered;

    HandoverRules(BiConsumer<Rule, String> violated) {
        this.violated = violated;
    }

    /**
     * What was not handled comes again from here on: the place was read from the store, and is in this generation. A later one that was
     * begun and not stored never was.
     */
    void restored(long generation) {
        lastInThisLife = NONE;
        delivered.keySet().removeIf(place -> place.generation() > generation);
        if (lastFirst.generation() > generation) {
            lastFirst = NONE;
        }
    }

    /** This message comes again: its callback could not answer. */
    void givenBack(long generation, long number) {
        lastInThisLife = new Place(generation, number - 1);
    }

    void delivered(long generation, Message message, boolean marked) {
        var place = new Place(generation, message.msgSeqNum());
        if (place.compareTo(lastInThisLife) <= 0) {
            violated.accept(
                    place.equals(lastInThisLife) ? Rule.HANDED_OVER_ONCE : Rule.HANDED_OVER_IN_ORDER,
                    "number " + place.number() + " was handed over after " + lastInThisLife.number() + ", without a reason");
        }
        lastInThisLife = place;
        var before = delivered.putIfAbsent(place, message);
        if (before == null) {
            if (place.compareTo(lastFirst) < 0) {
                violated.accept(Rule.HANDED_OVER_IN_ORDER, "number " + place.number() + " was handed over after " + lastFirst.number());
            }
            lastFirst = place;
        } else {
            again(place, before, message, marked);
        }
    }

    private void again(Place place, Message before, Message message, boolean marked) {
        redelivered++;
        if (!marked && !message.isPossDup()) {
            violated.accept(Rule.HANDED_OVER_ONCE, "number " + place.number() + " was handed over twice without a mark");
        }
        if (!WireRules.content(before).equals(WireRules.content(message))) {
            violated.accept(
                    Rule.HANDED_OVER_UNCHANGED, "number " + place.number() + " was handed over with another content: " + before + " then " + message);
        }
    }

    /** The application was given this message of the other side, there or before a reset of its own that the other side has not made. */
    void wasGivenSometime(Place place, Message sent, String why) {
        boolean given = delivered.entrySet().stream().anyMatch(entry ->
                entry.getKey().number() == place.number() && WireRules.content(sent).equals(WireRules.content(entry.getValue())));
        if (!given) {
            wasGiven(place, sent, why);
        }
    }

    /** The application was given this message. */
    void wasGiven(Place place, Message sent, String why) {
        var message = delivered.get(place);
        if (message == null) {
            violated.accept(Rule.NOTHING_LOST, "it was never given number " + place.number() + ", which " + why + ": " + sent);
        } else if (!WireRules.content(sent).equals(WireRules.content(message))) {
            violated.accept(Rule.HANDED_OVER_UNCHANGED, "it was given another number " + place.number() + " than " + why + ": " + message);
        }
    }
}
