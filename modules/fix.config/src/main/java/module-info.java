/** Settings: typed, with a schema, read from files. */
module fix.config {
    requires transitive fix.crypto;
    requires transitive fix.engine;
    requires org.apache.commons.configuration2;

    exports fix.config;
}
