package io.holdfast.engine.database.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.crypto.key.Pem;
import io.holdfast.crypto.sign.Rsa;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CredentialsTest {
  @RepeatedTest(50)
  void aUsualPasswordHasAllKindsOfCharacters() {
    assertThat(UsualPassword.next())
        .hasSize(20)
        .matches("[A-Za-z0-9-]+")
        .containsPattern("[a-z]")
        .containsPattern("[A-Z]")
        .containsPattern("[0-9]")
        .contains("-");
  }

  @Test
  void aKeyComesWithItsPublicHalf() {
    Secret key = Secret.rsa(2048);
    assertThat(Pem.readPublic(key.publicKey()))
        .isEqualTo(Rsa.publicKey(Pem.readPrivate(key.text())));
    assertThat(key.asPassword()).isEmpty();
    assertThat(key).hasToString("Secret");
  }

  @Test
  void whatCannotBeMadeIsRefused() {
    assertThatThrownBy(() -> CredentialType.of("client_certificate"))
        .hasMessageContaining("not supported");
    assertThatThrownBy(() -> CredentialType.of("kerberos")).hasMessageContaining("kerberos");
    assertThatThrownBy(
            () -> CredentialTerms.of(CredentialType.RSA_PRIVATE_KEY, Map.of("key_bits", "512")))
        .hasMessageContaining("key_bits");
    assertThatThrownBy(
            () -> CredentialTerms.of(CredentialType.RSA_PRIVATE_KEY, Map.of("format", "pkcs1")))
        .hasMessageContaining("format");
  }
}
