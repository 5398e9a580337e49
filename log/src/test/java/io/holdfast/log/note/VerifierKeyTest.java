package io.holdfast.log.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of the documentation of Go's package golang.org/x/mod/sumdb/note. */
class VerifierKeyTest {
  private static final String PETER =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  @Test
  void aPublishedKeyIsReadAndWrittenAsItIs() {
    VerifierKey key = VerifierKey.parse(PETER + "\n");
    assertThat(key).hasToString(PETER);
    assertThat(key.name()).isEqualTo("PeterNeumann");
    assertThat(key.id()).isEqualTo(0xc74f20a3);
    assertThat(VerifierKey.ed25519("PeterNeumann", key.publicKey()))
        .isEqualTo(key)
        .hasSameHashCodeAs(key);
    assertThat(VerifierKey.ed25519("Peter", key.publicKey())).isNotEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
        "PeterNeumann+c74f20a3",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "",
        "PRIVATE+KEY+PeterNeumann"
      })
  void aKeyThatIsNotOneIsRefused(String encoded) {
    assertThatThrownBy(() -> VerifierKey.parse(encoded)).isInstanceOf(MalformedNoteException.class);
  }

  @Test
  void aKeyThatAnyoneCouldForgeSignaturesForIsRefused() {
    assertThatThrownBy(() -> VerifierKey.ed25519("log", new byte[32]))
        .hasMessage("verifier key \"log\": not an Ed25519 public key");
  }
}
