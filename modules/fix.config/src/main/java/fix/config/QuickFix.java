package fix.config;

/** How a setting relates to the one of that name in QuickFIX. */
public enum QuickFix {
    /** The same name with the same meaning. */
    SAME,
    /** The same name, and a difference that the setting's meaning tells. */
    DIFFERENT,
    /** QuickFIX has none of that name. */
    NEW
}
