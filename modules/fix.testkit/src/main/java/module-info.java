/** For the tests of those who use the engine: fault proxy, mock counterparty, assertions, generators, JUnit extension. */
module fix.testkit {
    requires transitive fix.dictionary.testkit;
    requires transitive fix.engine;
    requires static net.jqwik.api;
    requires static org.junit.jupiter.api;
    requires jdk.management;

    exports fix.testkit;

    opens fix.testkit;
}
