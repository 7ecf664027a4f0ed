package fix.core;

import fix.core.codec.GroupLayout;
import java.util.Optional;

/** The layout of a group whose fields a caller lists, those of nested groups among them. */
record FlatLayout(int countTag, int[] memberTags) implements GroupLayout {

    @Override
    public int delimiterTag() {
        return memberTags[0];
    }

    @Override
    public boolean contains(int tag) {
        for (int member : memberTags) {
            if (member == tag) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<GroupLayout> group(int nestedCountTag) {
        return Optional.empty();
    }
}
