package io.holdfast.core.sys.insight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Effect;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** {@code sys/host-info} and {@code sys/pprof}: the machine, and the process. */
public final class HostPaths {
  private static final Field<String> PROFILE = Field.string("profile", "goroutine.");
  private static final Field<String> DEBUG = Field.string("debug", "Accepted, no effect.");
  private static final Field<String> SECONDS = Field.string("seconds", "Accepted, no effect.");

  private HostPaths() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("host-info")
            .describe("Information about the host instance that this server is running on.", "")
            .on(Operation.READ, call -> host(call.now())),
        Route.path("pprof/goroutine")
            .describe("The stacks of the process' threads, as text.", "")
            .fields(DEBUG)
            .on(Operation.READ, call -> threads()),
        Route.path("pprof/{profile:rest}")
            .describe("Profiles of Go's runtime, which this server does not have.", "")
            .fields(PROFILE, DEBUG, SECONDS)
            .on(
                Operation.READ,
                call -> {
                  throw new Refusal.NotFound(
                      "this server runs on Java, which has no profiles in Go's form: sys/pprof/"
                          + "goroutine gives the threads' stacks, jcmd and JFR on the machine give"
                          + " the rest");
                }));
  }

  private static Effect host(Instant now) {
    return () -> {
      ObjectNode info = HostInfo.read(now);
      return after -> Response.data(info);
    };
  }

  /** Stacks hold names of methods and no values. */
  private static Effect threads() {
    return () -> {
      StringBuilder out = new StringBuilder();
      for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(false, false)) {
        out.append('"')
            .append(thread.getThreadName())
            .append("\" ")
            .append(thread.getThreadState());
        for (StackTraceElement frame : thread.getStackTrace()) {
          out.append("\n    at ").append(frame);
        }
        out.append("\n\n");
      }
      byte[] text = out.toString().getBytes(StandardCharsets.UTF_8);
      return after -> new Response.Raw(200, "text/plain; charset=utf-8", text, Map.of());
    };
  }
}
