package io.holdfast.engines.transit;

import io.holdfast.api.Mount;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.route.Routes;
import java.util.List;

/** Cryptography as a service, with keys that stay here. */
public final class TransitEngine implements SecretsEngine {
  private final TransitKeys keys = new TransitKeys();
  private final Routes routes =
      Routes.concat(
          List.of(
              new EncryptPath(keys).routes(),
              new SignPath(keys).routes(),
              new DecryptPath(keys).routes(),
              new VerifyPath(keys).routes(),
              new HmacPath(keys).routes(),
              new RewrapPath(keys).routes(),
              new DatakeyPath(keys).routes(),
              HashPath.routes(),
              RandomPath.routes(),
              new KeysPath(keys).routes(),
              new KeyConfigPath(keys).routes(),
              new RotatePath(keys).routes(),
              new TrimPath(keys).routes(),
              new SoftDeletePath(keys).routes(),
              new ImportPath(keys).routes(),
              new ImportVersionPath(keys).routes(),
              new CsrPath(keys).routes(),
              new CertificatePath(keys).routes(),
              new DeriveKeyPath(keys).routes(),
              WrappingKeyPath.routes(),
              new ExportPath(keys).routes(),
              new ByokExportPath(keys).routes(),
              new BackupPath(keys).routes(),
              ConfigKeysPath.routes(),
              CacheConfigPath.routes()));

  @Override
  public String type() {
    return "transit";
  }

  @Override
  public String description() {
    return "encryption, signatures, HMACs and random bytes as a service, by keys that stay here";
  }

  @Override
  public Routes routes(Mount mount) {
    return routes;
  }

  @Override
  public void forgetSecrets() {
    keys.forget();
  }
}
