package fix.engine.threads;

import fix.engine.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands before what can wait (stores, connections, applications) and notes every call that comes while its thread holds the lock of a
 * session that it knows, and which calls it has seen at all.
 */
final class Watch {
    /** What may be done to a connection under the lock: it waits for nothing. */
    private static final Set<String> HARMLESS = Set.of("Connection.id", "Connection.remoteAddress", "Connection.bytesWritten", "Connection.isClosed", "Connection.close");

    private final List<ReentrantLock> locks = new CopyOnWriteArrayList<>();
    private final Set<String> underLock = ConcurrentHashMap.newKeySet();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** Learns the lock of a session. */
    Session know(Session session) throws ReflectiveOperationException {
        var runner = UserSession.class.getDeclaredField("runner");
        var lock = SessionCore.class.getDeclaredField("lock");
        runner.setAccessible(true);
        lock.setAccessible(true);
        locks.add((ReentrantLock) lock.get(runner.get(session)));
        return session;
    }

    /** The same object, watched, and so is what it gives of these types. */
    <T> T over(T real, Class<T> type, Class<?>... given) {
        InvocationHandler handler = (_, method, arguments) -> {
            note(type.getSimpleName() + "." + method.getName());
            try {
                var answer = method.invoke(real, arguments);
                for (var inner : given) {
                    if (inner.isInstance(answer)) {
                        return overAny(answer, inner);
                    }
                }
                return answer;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private <T> T overAny(Object real, Class<T> type) {
        return over(type.cast(real), type);
    }

    private void note(String call) {
        seen.add(call);
        if (!HARMLESS.contains(call) && locks.stream().anyMatch(ReentrantLock::isHeldByCurrentThread)) {
            underLock.add(call);
        }
    }

    Set<String> underLock() {
        return new TreeSet<>(underLock);
    }

    Set<String> seen() {
        return new TreeSet<>(seen);
    }
}
