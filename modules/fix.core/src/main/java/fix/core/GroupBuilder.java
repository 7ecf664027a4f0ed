package fix.core;

/** One entry of a repeating group being written; the field set first is its delimiter. Not thread-safe. */
public final class GroupBuilder extends FieldsBuilder<GroupBuilder> {

    private GroupBuilder() {
    }

    /** An empty entry. */
    public static GroupBuilder of() {
        return new GroupBuilder();
    }

    @Override
    GroupBuilder self() {
        return this;
    }

    @Override
    String ownerType() {
        return "";
    }
}
