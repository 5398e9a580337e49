package io.holdfast.engine.bitcoin.share;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.age.AgeRecipient;
import java.time.Instant;

/** A custodian's key, to which shares are encrypted. */
sealed interface ShareRecipient {

  /**
   * An age recipient.
   *
   * @throws CryptoException when it is none
   */
  static ShareRecipient ofAge(String text) {
    return new Age(AgeRecipient.parse(text));
  }

  /**
   * An X.509 certificate in PEM.
   *
   * @throws CryptoException when it is none, or its key can't be encrypted to
   */
  static ShareRecipient ofCertificate(String pem) {
    return new Certificate(CmsRecipient.parse(pem));
  }

  /** How what is encrypted looks: {@code age} or {@code cms}. */
  String format();

  /** The key in short: the age recipient, or the certificate's SHA-256 fingerprint. */
  String id();

  /** The file that the custodian decrypts, ASCII. */
  String encrypt(byte[] share);

  /**
   * Nothing if shares may be encrypted to it at a time.
   *
   * @throws CryptoException when it is over, or not begun
   */
  void requireValid(Instant now);

  /** Adds what people want to know of it. */
  void describe(ObjectNode view);

  /** A key of age. */
  record Age(AgeRecipient recipient) implements ShareRecipient {
    @Override
    public String format() {
      return "age";
    }

    @Override
    public String id() {
      return recipient.toString();
    }

    @Override
    public String encrypt(byte[] share) {
      return recipient.encrypt(share);
    }

    @Override
    public void requireValid(Instant now) {
      // A recipient of age has no time.
    }

    @Override
    public void describe(ObjectNode view) {
      view.put("age_recipient", recipient.toString());
    }
  }

  /** A certificate. */
  record Certificate(CmsRecipient recipient) implements ShareRecipient {
    @Override
    public String format() {
      return "cms";
    }

    @Override
    public String id() {
      return recipient.fingerprint();
    }

    @Override
    public String encrypt(byte[] share) {
      return recipient.encrypt(share);
    }

    @Override
    public void requireValid(Instant now) {
      recipient.requireValid(now);
    }

    @Override
    public void describe(ObjectNode view) {
      recipient.describe(view);
    }
  }
}
