/** The store SPI and the memory store. */
module fix.store {
    requires transitive fix.core;
}
