package io.holdfast.server;

import io.holdfast.api.Backend;
import io.holdfast.auth.approle.AppRoleMethod;
import io.holdfast.auth.cert.CertMethod;
import io.holdfast.auth.jwt.JwtMethod;
import io.holdfast.auth.kubernetes.KubernetesMethod;
import io.holdfast.auth.userpass.UserpassMethod;
import io.holdfast.core.Core;
import io.holdfast.core.CoreOptions;
import io.holdfast.core.Surroundings;
import io.holdfast.core.audit.AuditLog;
import io.holdfast.core.audit.MerkleLog;
import io.holdfast.core.router.LeaseLimits;
import io.holdfast.core.seal.Seal;
import io.holdfast.core.seal.ShamirSeal;
import io.holdfast.core.seal.StaticSeal;
import io.holdfast.engine.bitcoin.BitcoinEngine;
import io.holdfast.engine.database.DatabaseEngine;
import io.holdfast.engine.exchange.ExchangeEngine;
import io.holdfast.engine.pki.PkiEngine;
import io.holdfast.engines.cubbyhole.CubbyholeEngine;
import io.holdfast.engines.kv.KvEngine;
import io.holdfast.engines.ssh.SshEngine;
import io.holdfast.engines.totp.TotpEngine;
import io.holdfast.engines.transit.TransitEngine;
import io.holdfast.server.config.SealConfig;
import io.holdfast.server.config.ServerConfig;
import io.holdfast.server.log.Following;
import io.holdfast.server.log.Levels;
import io.holdfast.storage.Storage;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What the server is made of. */
final class Composition {
  private static final int SEAL_KEY_BYTES = 32;

  private Composition() {}

  /** The engines and auth methods that can be mounted, beside the core's own. */
  static List<Backend> backends() {
    return List.of(
        new KvEngine(),
        new CubbyholeEngine(),
        new TransitEngine(),
        new TotpEngine(),
        new SshEngine(),
        new BitcoinEngine(),
        new DatabaseEngine(),
        new ExchangeEngine(),
        new PkiEngine(),
        new UserpassMethod(),
        new AppRoleMethod(),
        JwtMethod.jwt(),
        JwtMethod.oidc(),
        new KubernetesMethod(),
        new CertMethod());
  }

  /**
   * A core over the configured storage; it closes all that was opened for it.
   *
   * @param reload reads certificates and opens log files anew
   */
  static Core core(
      ServerConfig config, DataPlace place, Map<String, String> environment, Runnable reload) {
    Seal seal = seal(config.seal(), environment);
    InstantSource clock = InstantSource.system();
    Storage storage = place.open();
    try {
      String origin = NodeName.of(place.directory(), config.clusterName());
      AuditLog audit = new AuditLog(MerkleLog.open(storage, place.auditLog(), origin));
      try {
        return new Core(
            new CoreOptions(
                storage,
                audit,
                seal,
                clock,
                backends(),
                new LeaseLimits(config.defaultLeaseTtl(), config.maxLeaseTtl()),
                config.clusterName(),
                ApiAddress.configured(config),
                DeclaredDevices.of(config.audits(), audit),
                surroundings(config, reload),
                place.work()));
      } catch (RuntimeException e) {
        audit.close();
        throw e;
      }
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  private static Surroundings surroundings(ServerConfig config, Runnable reload) {
    return new Surroundings(
        () -> SanitizedConfig.of(config),
        new Levels(config.log()),
        Following::from,
        reload,
        config.introspectionEndpoint(),
        config.rawStorageEndpoint(),
        !config.telemetry().prometheusRetention().isZero());
  }

  private static Seal seal(SealConfig config, Map<String, String> environment) {
    return switch (config) {
      case SealConfig.Shamir shamir -> new ShamirSeal();
      case SealConfig.Static fixed -> {
        try {
          yield new StaticSeal(
              fixed.current().id(),
              fixed.current().key().key(SEAL_KEY_BYTES, environment),
              fixed.previous().map(key -> key.key().key(SEAL_KEY_BYTES, environment)));
        } catch (IllegalArgumentException e) {
          throw new StartException("seal \"static\": " + e.getMessage(), e);
        }
      }
    };
  }
}
