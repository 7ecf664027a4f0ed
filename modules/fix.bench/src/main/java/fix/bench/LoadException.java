package fix.bench;

import java.io.IOException;

/** The acceptor did not do what was asked of it: an order has no answer, or another one than an ExecutionReport. One line. */
public final class LoadException extends IOException {
    private static final long serialVersionUID = 1L;

    LoadException(String message) {
        super(message);
    }
}
