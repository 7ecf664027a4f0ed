/** The fix command. */
module fix.cli {
    requires fix.config;
    requires fix.acceptance;
    requires fix.simulator;
    requires info.picocli;
    requires org.slf4j;
    requires jul.to.slf4j;

    opens fix.cli to info.picocli;
}
