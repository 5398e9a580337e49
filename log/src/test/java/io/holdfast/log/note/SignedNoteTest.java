package io.holdfast.log.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.crypto.SecretBytes;
import io.holdfast.log.LogFixture;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String LINE =
      "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  private static final VerifierKey PETER =
      VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

  @Test
  void aPublishedNoteVerifies() {
    SignedNote note = parse(TEXT + "\n" + LINE);
    assertThat(note.text()).isEqualTo(TEXT);
    assertThat(note.isSignedBy(PETER)).isTrue();
    assertThat(note.isSignedBy(LogFixture.key())).isFalse();
    assertThat(note.encode()).isEqualTo((TEXT + "\n" + LINE).getBytes(UTF_8));
  }

  @Test
  void signingMakesThePublishedNote() {
    byte[] seed =
        Arrays.copyOfRange(
            Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"), 1, 33);
    NoteSigner signer = new Ed25519NoteSigner("PeterNeumann", SecretBytes.take(seed));
    assertThat(signer.verifierKey()).isEqualTo(PETER);
    assertThat(new String(SignedNote.sign(TEXT, signer).encode(), UTF_8))
        .isEqualTo(TEXT + "\n" + LINE);
  }

  @Test
  void aChangedTextOrSignatureDoesNotVerify() {
    assertThat(parse(TEXT.replace("you", "we") + "\n" + LINE).isSignedBy(PETER)).isFalse();
    assertThat(parse(TEXT + "\n" + LINE.replace("ZJku", "ZJkv")).isSignedBy(PETER)).isFalse();
  }

  @Test
  void signaturesOfOtherKeysAreIgnoredButOneThatPretendsToBeTheKeysSpoilsTheNote() {
    SignedNote own = SignedNote.sign(TEXT, LogFixture.signer());
    String both = new String(own.encode(), UTF_8) + LINE;
    assertThat(parse(both).isSignedBy(PETER)).isTrue();
    assertThat(parse(both).isSignedBy(LogFixture.key())).isTrue();
    String pretended = TEXT + "\n" + LINE.replace("ZJku", "ZJkv") + LINE;
    assertThat(parse(pretended).isSignedBy(PETER)).isFalse();
  }

  @Test
  void aTextMayContainEmptyLinesAndTheLastOneEndsIt() {
    String text = "one\n\ntwo\n\n";
    SignedNote note = parse(new String(SignedNote.sign(text, LogFixture.signer()).encode(), UTF_8));
    assertThat(note.text()).isEqualTo(text);
    assertThat(note.isSignedBy(LogFixture.key())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "text\n",
        "text\n\n",
        "text\n\nno signature\n",
        "text\n\n- log AAAAAAE=\n",
        "text\n\n\u2014 log AAAA\n",
        "text\n\n\u2014 log AAAAAAE\n",
        "text\n\n\u2014 lo+g AAAAAAE=\n",
        "text\n\n\u2014 log\u00a0 AAAAAAE=\n",
        "text\n\n\u2014 log AAAAAAE= more\n",
        "text\n\n\u2014 log AAAAAAE=",
        "te\rxt\n\n\u2014 log AAAAAAE=\n"
      })
  void whatIsNotANoteIsRefused(String encoded) {
    assertThatThrownBy(() -> parse(encoded)).isInstanceOf(MalformedNoteException.class);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    assertThatThrownBy(() -> SignedNote.parse(new byte[] {(byte) 0xff, '\n', '\n'}))
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void aNoteOfAbsurdSizeIsRefusedUnread() {
    assertThatThrownBy(() -> SignedNote.parse(new byte[SignedNote.MAX_SIZE + 1]))
        .hasMessageContaining("at most 1000000 bytes");
    String line = "\u2014 log AAAAAAE=\n";
    assertThat(parse("text\n\n" + line.repeat(100)).signatures()).hasSize(100);
    assertThatThrownBy(() -> parse("text\n\n" + line.repeat(101)))
        .hasMessageContaining("1 to 100 signatures");
    assertThatThrownBy(() -> new SignedNote("text\n", List.of()))
        .isInstanceOf(MalformedNoteException.class);
  }

  private static SignedNote parse(String encoded) {
    return SignedNote.parse(encoded.getBytes(UTF_8));
  }
}
