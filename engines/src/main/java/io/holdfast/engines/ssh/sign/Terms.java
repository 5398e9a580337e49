package io.holdfast.engines.ssh.sign;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.crypto.openssh.SshCertificate;
import io.holdfast.crypto.openssh.SshPublicKey;
import io.holdfast.engines.ssh.role.CaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;

/** What a certificate will say, but for its key and its number. */
record Terms(
    SshCertificate.Role kind,
    KeyId keyId,
    List<String> principals,
    Instant validAfter,
    Instant validBefore,
    NavigableMap<String, String> criticalOptions,
    NavigableMap<String, String> extensions) {

  /**
   * What is asked for, where the role allows it.
   *
   * @throws Refusal.InvalidRequest naming what it does not allow
   */
  static Terms of(Call call, CaRole role) {
    SshCertificate.Role kind = CertificateFields.certType(call, role);
    Duration ttl = role.validity().ttl(call.mount(), call.get(CertificateFields.TTL));
    OptionRules options = new OptionRules(call, role.options());
    return new Terms(
        kind,
        KeyId.of(call, role),
        new PrincipalRules(call, role.principals()).decide(kind),
        call.now().minus(role.validity().notBefore()),
        call.now().plus(ttl),
        options.criticalOptions(),
        options.extensions());
  }

  SshCertificate certificate(SshPublicKey key, long serial) {
    return new SshCertificate(
        key,
        serial,
        kind,
        keyId.of(key),
        principals,
        validAfter,
        validBefore,
        criticalOptions,
        extensions);
  }
}
