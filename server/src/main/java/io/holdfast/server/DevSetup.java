package io.holdfast.server;

import io.holdfast.core.Core;
import io.holdfast.server.config.ListenerConfig;
import io.holdfast.server.config.ServerConfig;
import io.holdfast.server.config.StorageConfig;
import io.holdfast.server.config.TlsConfig;
import io.holdfast.server.flags.ServerFlags;
import io.holdfast.server.http.tls.DevCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code -dev} changes; without it, nothing. */
final class DevSetup {
  private final Optional<ServerFlags.Dev> dev;
  private final ServerConfig config;
  private final Optional<Path> authority;
  private Optional<DevServer.Keys> keys = Optional.empty();

  private DevSetup(Optional<ServerFlags.Dev> dev, ServerConfig config, Optional<Path> authority) {
    this.dev = dev;
    this.config = config;
    this.authority = authority;
  }

  static DevSetup of(Optional<ServerFlags.Dev> dev, ServerConfig config) {
    if (dev.isEmpty()) {
      return new DevSetup(dev, config, Optional.empty());
    }
    if (!(config.storage() instanceof StorageConfig.InMemory)) {
      throw new StartException(
          "-dev keeps everything in memory; leave \"storage\" out of the configuration, or -dev",
          null);
    }
    ListenerConfig listener = ListenerConfig.plain(dev.get().address());
    Optional<Path> authority = Optional.empty();
    if (dev.get().tls()) {
      DevCertificates certificates = certificates(dev.get());
      listener = listener.withTls(TlsConfig.of(certificates.certificate(), certificates.key()));
      authority = Optional.of(certificates.authority());
    }
    List<ListenerConfig> listeners = new ArrayList<>(List.of(listener));
    listeners.addAll(config.listeners());
    return new DevSetup(dev, config.withListeners(listeners), authority);
  }

  private static DevCertificates certificates(ServerFlags.Dev dev) {
    try {
      Path directory =
          dev.tlsDirectory().isPresent()
              ? Files.createDirectories(dev.tlsDirectory().get())
              : Files.createTempDirectory("holdfast-tls-");
      return DevCertificates.write(directory, dev.address().host());
    } catch (IOException e) {
      throw new StartException("the certificates of -dev-tls cannot be written: " + e, e);
    }
  }

  ServerConfig config() {
    return config;
  }

  /** Makes the core ready: its first client finds it unsealed. */
  void prepare(Core core) {
    keys = dev.map(d -> DevServer.prepare(core, d.rootToken()));
  }

  /** Tells how to use the server. */
  void finish(RunningServer server, Banner banner, Map<String, String> environment) {
    if (dev.isEmpty() || keys.isEmpty()) {
      return;
    }
    if (dev.get().storeToken()) {
      DevServer.store(keys.get().rootToken(), Path.of(environment.getOrDefault("HOME", ".")));
    }
    String address = ApiAddress.bound(config, server.addresses());
    banner.dev(keys.get(), address, authority, server.place());
  }
}
