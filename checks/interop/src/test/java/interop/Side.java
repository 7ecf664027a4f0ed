package interop;

/** Who sends: our engine or the other one. */
enum Side {
    US,
    THEM;

    Side other() {
        return this == US ? THEM : US;
    }
}
