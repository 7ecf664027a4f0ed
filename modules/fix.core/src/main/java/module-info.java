/** Messages, their bytes, the dictionary model and validation: no I/O, no thread, no lock. */
module fix.core {
    requires java.xml;

    exports fix.core;
    exports fix.core.codec;
}
