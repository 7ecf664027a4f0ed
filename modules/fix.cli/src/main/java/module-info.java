/** The fix command. */
module fix.cli {
    requires fix.config;
    requires fix.acceptance;
    requires fix.bench;
    requires fix.control;
    requires fix.crypto.tink;
    requires fix.dictionary;
    requires fix.simulator;
    requires fix.store.quickfix;
    requires fix.store.sqlite;
    requires fix.testkit;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires info.picocli;
    requires java.logging;
    requires jul.to.slf4j;
    requires org.slf4j;

    uses java.sql.Driver;

    opens fix.cli to info.picocli;
}
