package io.holdfast.server;

import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** What the operating system asks of the process: to stop, or to look at its files again. */
final class Signals {
  private final CountDownLatch stop = new CountDownLatch(1);

  /**
   * Listens to SIGTERM, SIGINT and SIGHUP.
   *
   * @param reload called for each SIGHUP
   */
  static Signals listen(Runnable reload) {
    Signals signals = new Signals();
    handle("TERM", signals::stop);
    handle("INT", signals::stop);
    handle("HUP", reload);
    return signals;
  }

  void awaitStop() throws InterruptedException {
    stop.await();
  }

  /** A second request to stop does not wait for what the first one set in motion. */
  private void stop() {
    if (stop.getCount() == 0) {
      Runtime.getRuntime().halt(1);
    }
    stop.countDown();
  }

  /**
   * sun.misc.Signal is the only door to signals in Java; it is supported but has no successor, and
   * the compiler's warning about it cannot be switched off, so it is called by its name.
   */
  private static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if (method.getDeclaringClass() == handler) {
                  action.run();
                  return null;
                }
                return method.invoke(action, arguments);
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException e) {
      LoggerFactory.getLogger("server").warn("SIG{} is not listened to on this platform", name);
    }
  }
}
