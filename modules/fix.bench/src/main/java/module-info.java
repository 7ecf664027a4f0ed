/** A neutral load client: measures acceptors of any make, and uses no engine itself. */
module fix.bench {
    requires transitive fix.core;
    requires HdrHistogram;

    exports fix.bench;
}
