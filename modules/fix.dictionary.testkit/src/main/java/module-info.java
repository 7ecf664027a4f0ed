/** Random messages of any dictionary, valid or with one flaw. */
module fix.dictionary.testkit {
    requires transitive fix.core;

    exports fix.dictionary.testkit;
}
