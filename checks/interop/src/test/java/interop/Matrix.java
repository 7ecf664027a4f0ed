package interop;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/** Collects the scenarios' results for the {@link Results}. Safe for use by many threads. */
final class Matrix implements TestWatcher {
    @Override
    public void testSuccessful(ExtensionContext context) {
        record(context, Results.PASSED, "");
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        if (cause instanceof NotApplicable) {
            record(context, Results.NOT_APPLICABLE, cause.getMessage());
        } else {
            record(context, Results.SKIPPED, "");
        }
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        record(context, Results.SKIPPED, "");
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        record(context, Results.FAILED, "");
    }

    private static void record(ExtensionContext context, String symbol, String reason) {
        var scenario = context.getRequiredTestMethod();
        context.getRoot().getStore(Namespace.create(Matrix.class))
                .computeIfAbsent(Results.class)
                .add(scenario, context.getDisplayName(), new Results.Result(symbol, reason));
    }
}
