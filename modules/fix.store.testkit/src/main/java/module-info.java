/** The contract kit that every message store must pass. */
module fix.store.testkit {
    requires transitive fix.store;
    requires transitive org.junit.jupiter.api;
    requires static transitive net.jqwik.api;

    exports fix.store.testkit;

    opens fix.store.testkit;
}
