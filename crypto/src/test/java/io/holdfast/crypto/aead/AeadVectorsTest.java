package io.holdfast.crypto.aead;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.crypto.Wycheproof;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AeadVectorsTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] SUNSCREEN =
      ("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future,"
              + " sunscreen would be it.")
          .getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  @Test
  void aes256GcmAgreesWithTheSpecificationOfGcm() {
    byte[] key = HEX.parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
    byte[] nonce = HEX.parseHex("cafebabefacedbaddecaf888");
    byte[] aad = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    byte[] plaintext =
        HEX.parseHex(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    byte[] sealed =
        HEX.parseHex(
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                + "76fc6ece0f4e1768cddf8853bb2d551b");
    assertThat(Aes256Gcm.seal(key, nonce, aad, plaintext)).isEqualTo(sealed);
    assertThat(Aes256Gcm.open(key, nonce, aad, sealed)).isEqualTo(plaintext);
  }

  @Test
  void chaCha20Poly1305AgreesWithRfc8439() {
    byte[] key = HEX.parseHex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
    byte[] nonce = HEX.parseHex("070000004041424344454647");
    byte[] aad = HEX.parseHex("50515253c0c1c2c3c4c5c6c7");
    byte[] sealed = ChaCha20Poly1305.seal(key, nonce, aad, SUNSCREEN);
    assertThat(HEX.formatHex(sealed))
        .startsWith("d31a8d34648e60db7b86afbc53ef7ec2")
        .endsWith("1ae10b594f09e26a7e902ecbd0600691");
    assertThat(ChaCha20Poly1305.open(key, nonce, aad, sealed)).isEqualTo(SUNSCREEN);
  }

  @Test
  void xChaCha20Poly1305AgreesWithItsDraft() {
    byte[] key = HEX.parseHex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
    byte[] nonce = HEX.parseHex("404142434445464748494a4b4c4d4e4f5051525354555657");
    byte[] aad = HEX.parseHex("50515253c0c1c2c3c4c5c6c7");
    byte[] sealed = XChaCha20Poly1305.seal(key, nonce, aad, SUNSCREEN);
    assertThat(HEX.formatHex(sealed))
        .startsWith("bd6d179d3e83d43b9576579493c0e939")
        .endsWith("c0875924c1c7987947deafd8780acf49");
    assertThat(XChaCha20Poly1305.open(key, nonce, aad, sealed)).isEqualTo(SUNSCREEN);
  }

  @Test
  void hChaCha20AgreesWithItsDraft() {
    byte[] key = HEX.parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    byte[] nonce = HEX.parseHex("000000090000004a0000000031415927");
    assertThat(HEX.formatHex(HChaCha20.subkey(key, nonce)))
        .isEqualTo("82413b4227b27bfed30e42508a877d73a0f9e4d58a74a853c12ec41326d3ecdc");
  }

  @Test
  void aesGcmAgreesWithWycheproof() {
    check("aes_gcm_test.json", 65, 128, AeadAlgorithm.AES_128_GCM);
    check("aes_gcm_test.json", 65, 256, AeadAlgorithm.AES_256_GCM);
  }

  @Test
  void chaCha20Poly1305AgreesWithWycheproof() {
    check("chacha20_poly1305_test.json", 300, 256, AeadAlgorithm.CHACHA20_POLY1305);
  }

  @Test
  void xChaCha20Poly1305AgreesWithWycheproof() {
    check("xchacha20_poly1305_test.json", 300, 256, AeadAlgorithm.XCHACHA20_POLY1305);
  }

  private static void check(String file, int atLeast, int keyBits, AeadAlgorithm algorithm) {
    Wycheproof.check(
        file,
        atLeast,
        one ->
            one.groupInt("keySize") == keyBits
                && one.groupInt("ivSize") == 8 * algorithm.nonceSize(),
        one -> {
          byte[] nonceAndSealed = join(one.hex("iv"), join(one.hex("ct"), one.hex("tag")));
          try (AeadKey key = new AeadKey(algorithm, one.hex("key"))) {
            boolean opens = Arrays.equals(key.open(one.hex("aad"), nonceAndSealed), one.hex("msg"));
            boolean seals =
                Arrays.equals(
                    key.seal(one.hex("iv"), one.hex("aad"), one.hex("msg")), nonceAndSealed);
            return opens && seals;
          } catch (AeadException refused) {
            return false;
          }
        });
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
