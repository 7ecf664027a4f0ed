/** Settings: typed records with a schema, read from files, environment and code. */
module fix.config {
    requires transitive fix.engine;
    requires org.apache.commons.configuration2;
    requires org.apache.commons.beanutils;
}
