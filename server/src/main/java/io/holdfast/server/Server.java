package io.holdfast.server;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.process.Hardening;
import io.holdfast.log.LogException;
import io.holdfast.server.config.ConfigException;
import io.holdfast.server.config.ConfigLoader;
import io.holdfast.server.config.LoadedConfig;
import io.holdfast.server.config.LogConfig;
import io.holdfast.server.config.ServerConfig;
import io.holdfast.server.flags.FlagException;
import io.holdfast.server.flags.ServerFlags;
import io.holdfast.server.http.ListenException;
import io.holdfast.server.http.tls.TlsException;
import io.holdfast.server.log.Logging;
import io.holdfast.storage.StorageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code holdfast server}: starts, serves until it is told to stop, and stops in good order. */
public final class Server {
  private static final Logger LOG = LoggerFactory.getLogger("server");

  private final ServerFlags flags;
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;

  private Server(
      ServerFlags flags, PrintStream out, PrintStream err, Map<String, String> environment) {
    this.flags = flags;
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  public static void main(String[] args) {
    int exitCode = run(List.of(args), System.out, System.err, System.getenv());
    System.out.flush();
    System.exit(exitCode);
  }

  /**
   * Runs the server until SIGTERM or SIGINT.
   *
   * @return the exit code: 0 after a stop, 1 when it could not start; the reason is on {@code err}
   */
  static int run(
      List<String> args, PrintStream out, PrintStream err, Map<String, String> environment) {
    try {
      ServerFlags flags = ServerFlags.parse(args, environment);
      if (flags.help()) {
        Help.print(out);
        return 0;
      }
      return new Server(flags, out, err, environment).serve();
    } catch (ConfigException e) {
      e.problems().forEach(problem -> err.println("Error in the configuration: " + problem));
      return 1;
    } catch (FlagException
        | StartException
        | ListenException
        | TlsException
        | StorageException
        | LogException
        | Refusal e) {
      err.println("Error: " + e.getMessage());
      return 1;
    }
  }

  private int serve() {
    LoadedConfig loaded = ConfigLoader.load(flags.configs(), environment, flags.dev().isPresent());
    ServerConfig config = withFlags(loaded.config());
    startLog(config.log());
    loaded.warnings().forEach(warning -> LOG.warn("{}", warning));
    if (flags.dev().isEmpty()) {
      // A server to try things with holds nothing that swap could give away.
      var _ = Hardening.apply(!config.disableMlock());
    }
    DevSetup dev = DevSetup.of(flags.dev(), config);
    try (RunningServer server = RunningServer.open(dev.config(), environment, dev::prepare);
        PidFile _ = PidFile.write(config.pidFile())) {
      Signals signals = Signals.listen(server::reload);
      Banner banner = new Banner(out);
      banner.configuration(server.config(), server.addresses(), server.place());
      dev.finish(server, banner, environment);
      signals.awaitStop();
      out.println("==> Holdfast shutdown triggered");
      LOG.info("stopping: requests in the works may end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOG.info("stopped");
    return 0;
  }

  private ServerConfig withFlags(ServerConfig config) {
    LogConfig log = config.log();
    log = flags.logLevel().map(log::withLevel).orElse(log);
    log = flags.logFormat().map(log::withFormat).orElse(log);
    log = flags.logFile().map(log::withFile).orElse(log);
    return config.withLog(log);
  }

  private void startLog(LogConfig log) {
    try {
      Logging.configure(log, flags.combineLogs() ? out : err);
    } catch (IOException e) {
      throw new StartException(
          "the log file " + log.file().map(Path::toString).orElse("") + " cannot be opened: " + e,
          e);
    }
  }
}
