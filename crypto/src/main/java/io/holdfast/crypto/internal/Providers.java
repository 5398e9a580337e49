package io.holdfast.crypto.internal;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which implementation makes signatures: Amazon Corretto Crypto Provider (AWS-LC) where its native
 * library loads, else the portable one. It is never installed in the list of the JVM's providers,
 * so that nobody else's choices change.
 *
 * <p>Loading takes tenths of a second. It happens on first use, or earlier by {@code
 * NativeCrypto.load()}.
 */
public final class Providers {
  /** Set to {@code false} to run without native libraries. */
  public static final String SWITCH = "holdfast.crypto.native";

  private Providers() {}

  /** Whether native libraries may be loaded at all. */
  public static boolean nativeAllowed() {
    return !System.getProperty(SWITCH, "true").equals("false");
  }

  /** The native provider, or empty where it does not load. */
  public static Optional<Provider> accp() {
    return Accp.PROVIDER;
  }

  /** Initialised, and thereby loaded, when it is first asked for. */
  private static final class Accp {
    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);
    static final Optional<Provider> PROVIDER = load();

    private static Optional<Provider> load() {
      if (!nativeAllowed()) {
        LOG.info("Ed25519, ECDSA and RSA: portable implementation, as {}=false asks", SWITCH);
        return Optional.empty();
      }
      try {
        // Read when the class loads: without it each signature translates an Ed25519 key anew.
        System.setProperty("com.amazon.corretto.crypto.provider.registerEdKeyFactory", "true");
        AmazonCorrettoCryptoProvider accp = AmazonCorrettoCryptoProvider.INSTANCE;
        Throwable error = accp.getLoadingError();
        if (error != null) {
          throw new UnsupportedOperationException(error);
        }
        LOG.info(
            "Ed25519, ECDSA and RSA: Amazon Corretto Crypto Provider {}", accp.getVersionStr());
        return Optional.of(accp);
      } catch (LinkageError | RuntimeException e) {
        LOG.warn(
            "Ed25519, ECDSA and RSA: portable implementation, several times slower, because Amazon"
                + " Corretto Crypto Provider does not load here: {}",
            e.toString());
        return Optional.empty();
      }
    }
  }
}
