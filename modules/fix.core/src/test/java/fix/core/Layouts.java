package fix.core;

import fix.core.codec.DataFields;
import fix.core.codec.GroupLayout;
import fix.core.codec.WireLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small dictionary: NoPartyIDs(453) of 448 447 452 with NoPartySubIDs(802) of 523 803 nested, in messages of type D. */
record Layouts(int countTag, int delimiterTag, List<Integer> tags, Map<Integer, GroupLayout> nested) implements GroupLayout {

    static final GroupLayout SUB_IDS = new Layouts(802, 523, List.of(523, 803), Map.of());
    static final GroupLayout PARTIES = new Layouts(453, 448, List.of(448, 447, 452, 802), Map.of(802, SUB_IDS));
    /** Entries that begin with a group: NoLegs(555) of NoPartyIDs(453), then 600. */
    static final GroupLayout LEGS = new Layouts(555, 453, List.of(453, 600), Map.of(453, PARTIES));
    static final WireLayout LEGS_AND_PARTIES_IN_D = new WireLayout() {
        @Override
        public DataFields dataFields() {
            return STANDARD.dataFields();
        }

        @Override
        public Optional<GroupLayout> group(String msgType, int countTag) {
            return countTag == 555 ? Optional.of(LEGS) : PARTIES_IN_D.group(msgType, countTag);
        }
    };
    static final WireLayout PARTIES_IN_D = new WireLayout() {
        @Override
        public DataFields dataFields() {
            return STANDARD.dataFields();
        }

        @Override
        public Optional<GroupLayout> group(String msgType, int countTag) {
            return msgType.equals("D") && countTag == 453 ? Optional.of(PARTIES) : Optional.empty();
        }
    };

    @Override
    public boolean contains(int tag) {
        return tags.contains(tag);
    }

    @Override
    public Optional<GroupLayout> group(int nestedCountTag) {
        return Optional.ofNullable(nested.get(nestedCountTag));
    }
}
