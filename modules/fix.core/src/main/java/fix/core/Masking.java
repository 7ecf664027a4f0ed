package fix.core;

import java.util.Arrays;
import java.util.Set;

/**
 * Takes secrets out of messages before they are stored or logged: passwords, what a Logon carries as RawData(96), and tags of your choice. Safe for use by many threads.
 */
public final class Masking {
    private Masking() {}

    /**
     * Makes secrets of these tags too, in every message: from here on their values are in no store, log, exception or text of a message. It holds for the whole process and is
     * never taken back. A message that holds one cannot be sent again: a gap fill takes its place.
     *
     * @param tags which; none that the session writes itself
     * @throws IllegalArgumentException when one of them is such a tag, or no tag at all; then none of them was taken
     */
    public static void alsoMask(Set<Integer> tags) {
        ChosenTags.mask(tags);
    }

    /**
     * Hides the values of these tags, in every message: from here on they are in no log, exception or text of a message. The store holds them as they are, so that a message
     * with one of them can be sent again in full, and one that was not handled comes again in full. It holds for the whole process and is never taken back; a tag that
     * is masked as well ({@link #alsoMask}) is not in the store.
     *
     * @param tags which; none that the session writes itself
     * @throws IllegalArgumentException when one of them is such a tag, or no tag at all; then none of them was taken
     */
    public static void alsoHide(Set<Integer> tags) {
        ChosenTags.hide(tags);
    }

    /** True when a message that is being made holds a field that is secret wherever it stands; a Logon may hold more. */
    public static boolean holdsSecrets(MessageBuilder draft) {
        for (int tag : ChosenTags.unkept()) {
            if (draft.has(tag)) {
                return true;
            }
        }
        return draft.has(Tags.PASSWORD) || draft.has(Tags.NEW_PASSWORD);
    }

    /** True when the message holds a field whose value must not be kept. */
    public static boolean holdsSecrets(Message message) {
        for (int i = 0; i < message.fieldCount(); i++) {
            if (mustNotBeKept(message.msgType(), message.tagAt(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The message's bytes with an asterisk for each byte of a secret and a CheckSum(10) that fits. When it holds none these are the
     * message's own: nobody may change them.
     */
    public static byte[] bytes(Message message) {
        if (!holdsSecrets(message)) {
            return message.bytes;
        }
        var bytes = message.toBytes();
        for (int i = 0; i < message.fieldCount(); i++) {
            if (mustNotBeKept(message.msgType(), message.tagAt(i))) {
                Arrays.fill(bytes, message.valueStart(i), message.valueEnd(i), (byte) '*');
            }
        }
        repairCheckSum(bytes);
        return bytes;
    }

    private static boolean mustNotBeKept(String msgType, int tag) {
        return Tags.isCredential(msgType, tag) || ChosenTags.isUnkept(tag);
    }

    private static void repairCheckSum(byte[] frame) {
        int end = frame.length - "10=000\u0001".length();
        int sum = 0;
        for (int i = 0; i < end; i++) {
            sum += frame[i] & 0xFF;
        }
        sum &= 0xFF;
        frame[end + 3] = (byte) ('0' + sum / 100);
        frame[end + 4] = (byte) ('0' + sum / 10 % 10);
        frame[end + 5] = (byte) ('0' + sum % 10);
    }
}
