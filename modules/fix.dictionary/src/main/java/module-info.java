/** The standard dictionaries and the constants for their tags, message types and values. */
module fix.dictionary {
    requires transitive fix.core;
}
