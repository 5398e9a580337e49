package io.holdfast.bitcoin.message;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.ByteReader;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.Witness;
import io.holdfast.bitcoin.verify.SelfCheck;
import io.holdfast.bitcoin.verify.VerificationFailed;
import java.util.Base64;
import java.util.List;

/**
 * The signature of a message as text.
 *
 * @param form how it is written
 * @param text base64, with the prefix of BIP-322 before it unless it is of the older form
 */
public record SignedMessage(MessageForm form, String text) {
  private static final String SIMPLE = "smp";
  private static final String FULL = "ful";
  private static final String FUNDS = "pof";

  /**
   * What a good signature says.
   *
   * @param lockTime the least time or height from which it counts; 0 for any
   * @param sequence the least age of coins from which it counts (BIP-68); 0 for any
   */
  public record Verified(MessageForm form, long lockTime, long sequence) {}

  static SignedMessage simple(Witness witness) {
    ByteWriter out = new ByteWriter();
    witness.write(out);
    return new SignedMessage(MessageForm.SIMPLE, SIMPLE + base64(out.toBytes().toArray()));
  }

  static SignedMessage full(Transaction toSign) {
    return new SignedMessage(MessageForm.FULL, FULL + base64(toSign.serialize()));
  }

  static SignedMessage legacy(byte[] signature) {
    return new SignedMessage(MessageForm.LEGACY, base64(signature));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Verifies a signature in any of the forms; the simple one is taken without its prefix too, as
   * programs wrote it before BIP-322 had them.
   *
   * @param script of the address that is said to have signed
   * @throws MessageException when it is no signature, or not of this message by this address
   */
  public static Verified verify(
      Script script, String message, String signature, SelfCheck interpreters) {
    String text = signature.strip();
    if (text.startsWith(FUNDS)) {
      throw new MessageException(
          "signature is a proof of funds, which takes the chain to verify; give a simple or full"
              + " one");
    }
    if (text.startsWith(SIMPLE)) {
      return simple(script, message, decode(text.substring(SIMPLE.length())), interpreters);
    }
    if (text.startsWith(FULL)) {
      return full(script, message, decode(text.substring(FULL.length())), interpreters);
    }
    byte[] bytes = decode(text);
    if (bytes.length != RecoverableSignature.SIZE) {
      return simple(script, message, bytes, interpreters);
    }
    if (!RecoverableSignature.verifies(bytes, script, message)) {
      throw invalid();
    }
    return new Verified(MessageForm.LEGACY, 0, 0);
  }

  private static Verified simple(
      Script script, String message, byte[] bytes, SelfCheck interpreters) {
    Transaction toSpend = MessageTransactions.toSpend(message, script);
    Transaction unsigned = MessageTransactions.toSign(toSpend);
    Witness witness = witness(bytes);
    TxIn input = unsigned.inputs().getFirst().signed(Script.EMPTY, witness);
    run(unsigned.withInputs(List.of(input)), toSpend, interpreters);
    return new Verified(MessageForm.SIMPLE, 0, 0);
  }

  private static Verified full(
      Script script, String message, byte[] bytes, SelfCheck interpreters) {
    Transaction toSpend = MessageTransactions.toSpend(message, script);
    Transaction toSign;
    try {
      toSign = Transaction.parse("signature", bytes);
    } catch (BitcoinException e) {
      throw new MessageException("signature of the full form is no transaction: " + e.getMessage());
    }
    if (!MessageTransactions.isToSign(toSign, toSpend)) {
      throw invalid();
    }
    if (toSign.inputs().size() > 1) {
      throw new MessageException(
          "signature spends further outputs, which takes the chain to verify");
    }
    run(toSign, toSpend, interpreters);
    return new Verified(MessageForm.FULL, toSign.lockTime(), toSign.inputs().getFirst().sequence());
  }

  private static void run(Transaction toSign, Transaction toSpend, SelfCheck interpreters) {
    try {
      interpreters.verify(toSign, toSpend.outputs(), List.of(0));
    } catch (VerificationFailed e) {
      throw invalid();
    }
  }

  private static Witness witness(byte[] bytes) {
    try {
      ByteReader in = new ByteReader("signature", bytes);
      Witness witness = Witness.read(in);
      in.end();
      return witness;
    } catch (BitcoinException e) {
      throw new MessageException("signature of the simple form is no witness: " + e.getMessage());
    }
  }

  private static byte[] decode(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new MessageException(
          "signature is not base64, with smp, ful or nothing in front of it");
    }
    if (bytes.length == 0) {
      throw new MessageException("signature is empty");
    }
    return bytes;
  }

  private static MessageException invalid() {
    return new MessageException("invalid signature: it is not of this message by this address");
  }
}
