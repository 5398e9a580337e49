package io.holdfast.engine.pki;

import io.holdfast.api.Call;
import io.holdfast.api.Mount;
import io.holdfast.api.Outcome;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.lease.Leasing;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.acme.Acme;
import io.holdfast.engine.pki.acme.validation.Ports;
import io.holdfast.engine.pki.ca.ImportPaths;
import io.holdfast.engine.pki.ca.IntermediatePaths;
import io.holdfast.engine.pki.ca.IssuerPaths;
import io.holdfast.engine.pki.ca.IssuersConfigPath;
import io.holdfast.engine.pki.ca.KeyPaths;
import io.holdfast.engine.pki.ca.KeysConfigPath;
import io.holdfast.engine.pki.ca.RootPaths;
import io.holdfast.engine.pki.ca.SignIntermediatePaths;
import io.holdfast.engine.pki.ca.SignSelfIssuedPaths;
import io.holdfast.engine.pki.ca.UrlsConfigPaths;
import io.holdfast.engine.pki.crl.CrlConfigPath;
import io.holdfast.engine.pki.crl.CrlPaths;
import io.holdfast.engine.pki.crl.CrlRebuild;
import io.holdfast.engine.pki.crl.OcspPath;
import io.holdfast.engine.pki.crl.ResignPaths;
import io.holdfast.engine.pki.crl.RevokePaths;
import io.holdfast.engine.pki.issue.CertLeases;
import io.holdfast.engine.pki.issue.IssuePaths;
import io.holdfast.engine.pki.issue.SignPaths;
import io.holdfast.engine.pki.issue.VerbatimPaths;
import io.holdfast.engine.pki.read.CertLists;
import io.holdfast.engine.pki.read.CertPaths;
import io.holdfast.engine.pki.read.IssuerFiles;
import io.holdfast.engine.pki.read.RawPaths;
import io.holdfast.engine.pki.role.RolePaths;
import io.holdfast.engine.pki.tidy.AutoTidy;
import io.holdfast.engine.pki.tidy.TidyPaths;
import java.util.List;
import java.util.Optional;

/** Certificate authorities that issue, revoke and tell of it. */
public final class PkiEngine implements SecretsEngine {
  private final Acme acme;
  private final Routes routes =
      Routes.concat(
          List.of(
              IssuePaths.routes(),
              SignPaths.routes(),
              VerbatimPaths.routes(),
              OcspPath.routes(),
              RawPaths.routes(),
              RevokePaths.routes(),
              CertPaths.routes(),
              CertLists.routes(),
              RolePaths.routes(),
              RootPaths.routes(),
              IntermediatePaths.routes(),
              ImportPaths.routes(),
              SignIntermediatePaths.routes(),
              SignSelfIssuedPaths.routes(),
              ResignPaths.routes(),
              IssuerFiles.routes(),
              IssuerPaths.routes(),
              KeyPaths.routes(),
              IssuersConfigPath.routes(),
              KeysConfigPath.routes(),
              UrlsConfigPaths.routes(),
              CrlConfigPath.routes(),
              CrlPaths.routes(),
              TidyPaths.routes(),
              AutoTidy.routes(),
              Acme.routes()));

  private final Leasing leases = new CertLeases();

  public PkiEngine() {
    this(Ports.USUAL);
  }

  /**
   * @param ports where clients of ACME are asked to prove their names
   */
  PkiEngine(Ports ports) {
    this.acme = new Acme(ports);
  }

  @Override
  public String type() {
    return "pki";
  }

  @Override
  public String description() {
    return "certificate authorities: X.509 certificates, CRLs and OCSP";
  }

  @Override
  public Routes routes(Mount mount) {
    return routes;
  }

  @Override
  public Optional<Leasing> leasing() {
    return Optional.of(leases);
  }

  @Override
  public Outcome due(Call call, String subject) {
    if (CrlRebuild.isAbout(subject)) {
      return CrlRebuild.due(call, subject);
    }
    if (TidyPaths.isAbout(subject)) {
      return TidyPaths.due(call, subject);
    }
    if (Acme.isAbout(subject)) {
      return acme.due(call, subject);
    }
    throw new IllegalStateException("the pki engine scheduled no " + subject);
  }
}
