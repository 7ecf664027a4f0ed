package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.engine.Application;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What stands between the engine and the application keeps nothing to itself, whatever callbacks there will be. */
class ForwardingApplicationTest {

    @Test
    void everyCallbackReachesTheApplication() throws Exception {
        var called = new TreeSet<String>();
        var own = (Application) Proxy.newProxyInstance(Application.class.getClassLoader(), new Class<?>[] {Application.class}, (proxy, method, arguments) -> {
            called.add(method.getName());
            return null;
        });
        var callbacks = Arrays.stream(Application.class.getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers())).toList();
        var forwarding = new LiveApplication(own, new SettingValues(Map.of()));
        for (var callback : callbacks) {
            callback.invoke(forwarding, new Object[callback.getParameterCount()]);
        }
        assertEquals(new TreeSet<>(callbacks.stream().map(method -> method.getName()).toList()), called);
    }
}
