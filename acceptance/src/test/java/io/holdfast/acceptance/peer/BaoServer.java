package io.holdfast.acceptance.peer;

import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.Checkout;
import io.holdfast.acceptance.program.Command;
import io.holdfast.acceptance.program.Daemon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real OpenBao in development mode, to compare with; its root token is {@code root}. */
public final class BaoServer implements AutoCloseable {
  public static final String ROOT_TOKEN = "root";

  private final Daemon daemon;
  private final String address;

  private BaoServer(Daemon daemon, String address) {
    this.daemon = daemon;
    this.address = address;
  }

  /** Starts one that allows audit devices to be enabled over the API. */
  public static BaoServer start(String name) {
    Path directory = Checkout.workplace(name);
    Path config = directory.resolve("bao.hcl");
    try {
      Files.writeString(config, "unsafe_allow_api_audit_creation = true\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String listen = "127.0.0.1:" + FreePort.find();
    Command command =
        Command.of(
                Peers.bao(),
                "server",
                "-dev",
                "-dev-no-store-token",
                "-dev-root-token-id=" + ROOT_TOKEN,
                "-dev-listen-address=" + listen,
                "-config=" + config)
            .in(directory)
            .with("HOME", directory.toString());
    return new BaoServer(
        Daemon.start(command, directory, "^Development mode should NOT"), "http://" + listen);
  }

  public String address() {
    return address;
  }

  /** The API with the root token. */
  public Api root() {
    return Api.at(address).as(ROOT_TOKEN);
  }

  public Path directory() {
    return daemon.directory();
  }

  @Override
  public void close() {
    daemon.close();
  }
}
