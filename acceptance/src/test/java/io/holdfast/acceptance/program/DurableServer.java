package io.holdfast.acceptance.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server with its data on disk, as one in production: started from a configuration file,
 * initialised with three shares of which two unseal it. Registered as an extension it is ready
 * before the tests of a class and stopped after them.
 */
public final class DurableServer implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
  private static final int SHARES = 3;
  private static final int THRESHOLD = 2;

  private final String name;
  private String moreConfig = "";
  private String javaOptions = "";
  private final Map<String, String> environment = new HashMap<>();
  private @Nullable Path elsewhere;
  private @Nullable Path workplace;
  private @Nullable Daemon daemon;
  private @Nullable Keys keys;

  /**
   * What initialising gave.
   *
   * @param shares in hex
   */
  public record Keys(List<String> shares, String rootToken) {}

  private DurableServer(String name) {
    this.name = name;
  }

  /** A server that works in a directory of this name. */
  public static DurableServer named(String name) {
    return new DurableServer(name);
  }

  /** With more HCL in its configuration. */
  public DurableServer configured(String hcl) {
    moreConfig = hcl;
    return this;
  }

  /** With more options for the JVM. */
  public DurableServer with(String options) {
    javaOptions = options;
    return this;
  }

  /** With a variable in its environment. */
  public DurableServer with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** With its data in this directory instead of one of its own. */
  @CanIgnoreReturnValue
  public DurableServer withDataIn(Path place) {
    elsewhere = place;
    return this;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ready();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  /** Starts it anew with no data, initialised and unsealed. */
  @CanIgnoreReturnValue
  public DurableServer ready() {
    fresh();
    initialise();
    return unseal();
  }

  /** Starts it anew with no data at all. */
  @CanIgnoreReturnValue
  public DurableServer fresh() {
    workplace = Checkout.workplace(name);
    keys = null;
    return start();
  }

  /** Starts it over the data that is there. */
  @CanIgnoreReturnValue
  public DurableServer start() {
    daemon = Daemon.start(command(), directory(), "server started!");
    return this;
  }

  /** The command that starts it. */
  public Command command() {
    try {
      Path temporary = Files.createDirectories(directory().resolve("tmp"));
      Path config = directory().resolve("holdfast.hcl");
      Files.writeString(config, configuration());
      return Launcher.holdfast("server", "-config=" + config)
          .with("HOLDFAST_JAVA_OPTS", ("-Djava.io.tmpdir=" + temporary + " " + javaOptions).strip())
          .with("TMPDIR", temporary.toString())
          .with("HOME", directory().toString())
          .with(environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String configuration() {
    return """
    storage "rocksdb" {
      path = "%s"
    }
    listener "tcp" {
      address     = "127.0.0.1:0"
      tls_disable = true
    }
    disable_mlock = true
    %s
    """
        .formatted(data(), moreConfig);
  }

  /** Initialises it; the keys are kept here. */
  @CanIgnoreReturnValue
  public Keys initialise() {
    JsonNode made =
        anyone()
            .post("sys/init", Map.of("secret_shares", SHARES, "secret_threshold", THRESHOLD))
            .succeeds()
            .body();
    List<String> shares = new ArrayList<>();
    made.get("keys").forEach(share -> shares.add(share.asText()));
    Keys kept = new Keys(List.copyOf(shares), made.get("root_token").asText());
    keys = kept;
    return kept;
  }

  @CanIgnoreReturnValue
  public DurableServer unseal() {
    for (String share : keys().shares().subList(0, THRESHOLD)) {
      anyone().post("sys/unseal", Map.of("key", share)).succeeds();
    }
    return this;
  }

  /** Ends it at once, as SIGKILL does. */
  public void kill() {
    running().kill();
  }

  /** Stops it in good order; returns its exit code. */
  @CanIgnoreReturnValue
  public int stop() {
    return running().stop();
  }

  public boolean isRunning() {
    return daemon != null && daemon.isAlive();
  }

  public long pid() {
    return running().pid();
  }

  /** Its URL; another one after each start. */
  public String address() {
    return running().said("Api Address: (\\S+)");
  }

  /** The API without a token. */
  public Api anyone() {
    return Api.at(address());
  }

  /** The API with the root token. */
  public Api root() {
    return anyone().as(keys().rootToken());
  }

  /** Our own command line, logged in with the root token. */
  public Command holdfast(String... arguments) {
    return Launcher.holdfast(arguments).with(login());
  }

  /** Variables that tell any client of Vault's where it is and who asks. */
  public Map<String, String> login() {
    return Map.of(
        "VAULT_ADDR", address(),
        "VAULT_TOKEN", keys().rootToken(),
        "HOME", directory().toString());
  }

  public Keys keys() {
    if (keys == null) {
      throw new IllegalStateException("not initialised here");
    }
    return keys;
  }

  /** Where all lies that it wrote: data, logs, temporary files. */
  public Path directory() {
    if (workplace == null) {
      throw new IllegalStateException("never started");
    }
    return workplace;
  }

  /** Its data directory. */
  public Path data() {
    return elsewhere != null ? elsewhere : directory().resolve("data");
  }

  /** Its Merkle log. */
  public Path auditLog() {
    return data().resolve("audit-log");
  }

  private Daemon running() {
    if (daemon == null) {
      throw new IllegalStateException("never started");
    }
    return daemon;
  }

  @Override
  public void close() {
    if (daemon != null) {
      daemon.close();
    }
  }
}
