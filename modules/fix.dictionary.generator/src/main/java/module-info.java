/** Build-time program: turns dictionaries in XML into the resources and constants of fix.dictionary. */
module fix.dictionary.generator {
    requires fix.core;
}
