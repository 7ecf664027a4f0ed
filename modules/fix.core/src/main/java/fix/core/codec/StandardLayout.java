package fix.core.codec;

import java.util.Optional;

/** The LENGTH/DATA pairs of FIX 4.0 to 5.0 SP2, in a table by the length's tag. */
final class StandardLayout implements WireLayout {

    /** Length tag, data tag; section "data" of each version's field list. */
    private static final int[] PAIRS = {
        93, 89, 90, 91, 95, 96, 212, 213, 348, 349, 350, 351, 352, 353, 354, 355, 356, 357, 358, 359, 360, 361, 362, 363,
        364, 365, 445, 446, 618, 619, 621, 622, 1184, 1185, 1277, 1278, 1280, 1281, 1282, 1283, 1397, 1398, 1401, 1402,
        1403, 1404, 1468, 1469,
    };

    private final int[] dataTags = table();

    private static int[] table() {
        var table = new int[1469];
        for (int i = 0; i < PAIRS.length; i += 2) {
            table[PAIRS[i]] = PAIRS[i + 1];
        }
        return table;
    }

    @Override
    public int dataTagOf(int lengthTag) {
        return lengthTag >= 0 && lengthTag < dataTags.length ? dataTags[lengthTag] : 0;
    }

    @Override
    public Optional<GroupLayout> group(String msgType, int countTag) {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "standard data fields";
    }
}
