package fix.testkit;

import fix.engine.Application;
import fix.engine.FixEngine;
import fix.engine.Session;
import fix.engine.SessionSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Carries out {@link FixEngineTest}. */
final class FixEngineExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(FixEngineExtension.class);
    private static final Set<Class<?>> PARAMETERS = Set.of(Session.class, FixEngine.class, MockCounterparty.class, FaultProxy.class);

    /** What a test began with. */
    private record Begun(FixEngineTest wanted, TestBench bench, Map<Long, String> threads) {
    }

    /** Created by JUnit. */
    FixEngineExtension() {
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        var wanted = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), FixEngineTest.class).orElseThrow();
        var test = context.getRequiredTestInstance();
        var threads = wanted.checksThreads() ? RunningThreads.now() : Map.<Long, String>of();
        UnaryOperator<SessionSettings> setup = test instanceof FixEngineSetup own ? own::change : UnaryOperator.identity();
        var bench = new TestBench(wanted, application(test), setup);
        context.getStore(NAMESPACE).put(Begun.class, new Begun(wanted, bench, threads));
        if (wanted.loggedOn()) {
            bench.awaitLogon(wanted.role());
        }
    }

    private static Application application(Object test) throws Exception {
        var fields = ReflectionSupport.findFields(test.getClass(), field -> Application.class.isAssignableFrom(field.getType()), HierarchyTraversalMode.TOP_DOWN);
        if (fields.size() != 1) {
            throw new ExtensionConfigurationException(test.getClass().getName() + " has " + fields.size()
                    + " fields of a type that is an Application; @FixEngineTest needs exactly one: the application under test");
        }
        var value = ReflectionSupport.tryToReadFieldValue(fields.getFirst(), test).get();
        if (value == null) {
            throw new ExtensionConfigurationException("the field " + fields.getFirst().getName() + " of " + test.getClass().getName()
                    + " is null before the test: give it its application where it is declared");
        }
        return (Application) value;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        var begun = context.getStore(NAMESPACE).remove(Begun.class, Begun.class);
        if (begun == null) {
            return;
        }
        var bench = begun.bench();
        var faults = new ArrayList<String>();
        bench.close();
        faults.addAll(bench.unexpected());       // all is told by now
        if (begun.wanted().checksThreads()) {
            RunningThreads.left(begun.threads(), patience(context)).forEach(thread -> faults.add("a thread is left: " + thread));
        }
        var failed = context.getExecutionException();
        if (failed.isPresent()) {
            failed.get().addSuppressed(bench.conversation());
        } else if (!faults.isEmpty()) {
            var failure = new AssertionError("the test went well, but not the engine:\n  " + String.join("\n  ", faults));
            failure.addSuppressed(bench.conversation());
            throw failure;
        }
    }

    private static Duration patience(ExtensionContext context) {
        return context.getConfigurationParameter(FixEngineTest.THREAD_PATIENCE, millis -> Duration.ofMillis(Long.parseLong(millis))).orElse(Duration.ofSeconds(10));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var begun = context.getStore(NAMESPACE).get(Begun.class, Begun.class);
        if (begun == null) {
            throw new ExtensionConfigurationException("parameters of @FixEngineTest are for test methods and those with @BeforeEach or @AfterEach");
        }
        var bench = begun.bench();
        var type = parameter.getParameter().getType();
        return type == Session.class ? bench.session : type == FixEngine.class ? bench.engine : type == MockCounterparty.class ? bench.mock : bench.proxy;
    }
}
