package io.holdfast.crypto.sign;

import fr.acinq.secp256k1.Secp256k1Exception;
import io.holdfast.crypto.CryptoException;
import java.util.List;
import java.util.function.Supplier;

/** secp256k1 by Bitcoin Core's libsecp256k1, over JNI. */
final class LibSecp256k1 implements Secp256k1Backend {
  private static final int MESSAGE_OF_NATIVE_SCHNORR = 32;

  private final fr.acinq.secp256k1.Secp256k1 lib;
  private final PortableSecp256k1 portable = new PortableSecp256k1();

  /** Throws a LinkageError or an exception where the native library does not load. */
  LibSecp256k1() {
    this.lib = fr.acinq.secp256k1.Secp256k1.get();
  }

  @Override
  public String description() {
    return "libsecp256k1";
  }

  @Override
  public boolean isValidPrivateKey(byte[] privateKey) {
    return lib.secKeyVerify(privateKey);
  }

  @Override
  public byte[] publicKey(byte[] privateKey) {
    return lib.pubKeyCompress(checked("private key", () -> lib.pubkeyCreate(privateKey)));
  }

  @Override
  public byte[] decompress(byte[] publicKey) {
    return checked("public key", () -> lib.pubkeyParse(publicKey));
  }

  @Override
  public byte[] signEcdsa(byte[] privateKey, byte[] hash) {
    return checked("private key", () -> lib.sign(hash, privateKey, null));
  }

  @Override
  public boolean verifyEcdsa(byte[] publicKey, byte[] hash, byte[] compact) {
    return valid(() -> lib.verify(compact, hash, publicKey));
  }

  @Override
  public byte[] signSchnorr(byte[] privateKey, byte[] message, byte[] aux) {
    // The binding signs 32-byte messages only.
    return message.length == MESSAGE_OF_NATIVE_SCHNORR
        ? checked("private key", () -> lib.signSchnorr(message, privateKey, aux))
        : portable.signSchnorr(privateKey, message, aux);
  }

  @Override
  public boolean verifySchnorr(byte[] xOnly, byte[] message, byte[] signature) {
    return message.length == MESSAGE_OF_NATIVE_SCHNORR
        ? valid(() -> lib.verifySchnorr(signature, message, xOnly))
        : portable.verifySchnorr(xOnly, message, signature);
  }

  @Override
  public byte[] privateAdd(byte[] privateKey, byte[] tweak) {
    return checked("private key or tweak", () -> lib.privKeyTweakAdd(privateKey, tweak));
  }

  @Override
  public byte[] privateNegate(byte[] privateKey) {
    return checked("private key", () -> lib.privKeyNegate(privateKey));
  }

  @Override
  public byte[] privateMultiply(byte[] privateKey, byte[] factor) {
    return checked("private key or factor", () -> lib.privKeyTweakMul(privateKey, factor));
  }

  @Override
  public byte[] publicAdd(byte[] publicKey, byte[] tweak) {
    return lib.pubKeyCompress(checked("public key or tweak", () -> sum(publicKey, tweak)));
  }

  /** A third faster than the library's own addition of a tweak, which multiplies two points. */
  private byte[] sum(byte[] publicKey, byte[] tweak) {
    return lib.secKeyVerify(tweak)
        ? lib.pubKeyCombine(new byte[][] {publicKey, lib.pubkeyCreate(tweak)})
        : lib.pubKeyTweakAdd(publicKey, tweak);
  }

  @Override
  public byte[] publicNegate(byte[] publicKey) {
    return lib.pubKeyCompress(checked("public key", () -> lib.pubKeyNegate(publicKey)));
  }

  @Override
  public byte[] publicMultiply(byte[] publicKey, byte[] factor) {
    return lib.pubKeyCompress(
        checked("public key or factor", () -> lib.pubKeyTweakMul(publicKey, factor)));
  }

  @Override
  public byte[] publicCombine(List<byte[]> publicKeys) {
    byte[][] all = publicKeys.toArray(byte[][]::new);
    return lib.pubKeyCompress(checked("public keys", () -> lib.pubKeyCombine(all)));
  }

  private static byte[] checked(String what, Supplier<byte[]> call) {
    try {
      return call.get();
    } catch (Secp256k1Exception | IllegalArgumentException e) {
      throw new CryptoException(what + " is outside secp256k1's domain", e);
    }
  }

  private static boolean valid(Supplier<Boolean> call) {
    try {
      return call.get();
    } catch (Secp256k1Exception | IllegalArgumentException malformed) {
      return false;
    }
  }
}
