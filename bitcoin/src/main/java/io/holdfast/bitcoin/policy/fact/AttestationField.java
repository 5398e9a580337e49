package io.holdfast.bitcoin.policy.fact;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.policy.fact.PublicKey.Algorithm;
import io.holdfast.bitcoin.psbt.OutputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtException;
import io.holdfast.bitcoin.psbt.PsbtOutput;
import io.holdfast.bitcoin.tx.ByteReader;
import io.holdfast.bitcoin.tx.ByteWriter;
import io.holdfast.bitcoin.tx.MalformedDataException;
import io.holdfast.bitcoin.tx.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attestations as PSBT outputs carry them: a proprietary field (BIP-174) of the identifier {@code
 * holdfast} and the subtype 0.
 *
 * <ul>
 *   <li>key data: the algorithm, one byte (0 Ed25519, 1 BIP-340), and the attestor's key, 32 bytes
 *   <li>value: the signature, 64 bytes; when it expires in Unix seconds, 8 bytes little-endian, 0
 *       for never; the label in UTF-8
 * </ul>
 *
 * <p>The address is the output's own.
 */
public final class AttestationField {
  private static final Bytes IDENTIFIER = Bytes.of("holdfast".getBytes(UTF_8));
  private static final int SUBTYPE = 0;

  private AttestationField() {}

  /** The output with an attestation of its address. */
  public static PsbtOutput add(PsbtOutput output, Attestation attestation) {
    Bytes key =
        OutputField.PROPRIETARY.key(
            new ByteWriter()
                .varBytes(IDENTIFIER)
                .compactSize(SUBTYPE)
                .int8(attestation.attestor().algorithm().code())
                .bytes(attestation.attestor().key())
                .toBytes());
    Bytes value =
        new ByteWriter()
            .bytes(attestation.signature())
            .int64(attestation.expires().map(Instant::getEpochSecond).orElse(0L))
            .bytes(Bytes.of(attestation.label().getBytes(UTF_8)))
            .toBytes();
    return output.edit(map -> map.with(key, value));
  }

  /**
   * All attestations that a PSBT carries, not verified yet.
   *
   * @throws PsbtException naming the output whose field is malformed
   */
  public static List<Attestation> all(Psbt psbt, Transaction transaction, Network network) {
    List<Attestation> found = new ArrayList<>();
    for (int i = 0; i < psbt.outputs().size(); i++) {
      Optional<String> address =
          Address.of(network, transaction.outputs().get(i).script()).map(Address::text);
      for (Map.Entry<Bytes, Bytes> entry : psbt.outputs().get(i).map().entries().entrySet()) {
        if (address.isPresent() && isAttestation(entry.getKey())) {
          found.add(read(i, entry, network, address.get()));
        }
      }
    }
    return found;
  }

  private static boolean isAttestation(Bytes key) {
    Bytes prefix =
        OutputField.PROPRIETARY.key(
            new ByteWriter().varBytes(IDENTIFIER).compactSize(SUBTYPE).toBytes());
    return key.size() >= prefix.size() && key.slice(0, prefix.size()).equals(prefix);
  }

  private static Attestation read(
      int output, Map.Entry<Bytes, Bytes> entry, Network network, String address) {
    String subject = "PSBT output " + output + ": attestation";
    try {
      ByteReader key = new ByteReader(subject, entry.getKey().toArray());
      var _ = key.compactSize("type");
      var _ = key.varBytes("identifier");
      var _ = key.compactSize("subtype");
      int algorithm = key.uint8("algorithm");
      Bytes attestor = key.bytes(32, "key");
      key.end();
      Algorithm of =
          Arrays.stream(Algorithm.values())
              .filter(each -> each.code() == algorithm)
              .findFirst()
              .orElseThrow(
                  () ->
                      new MalformedDataException(
                          subject + ": no algorithm has the number " + algorithm));
      ByteReader value = new ByteReader(subject, entry.getValue().toArray());
      Bytes signature = value.bytes(64, "signature");
      long expires = value.int64("expiry");
      if (expires < 0 || expires > Attestation.LAST_SECOND) {
        throw new MalformedDataException(subject + ": expires beyond the year 9999");
      }
      String label = new String(value.array(value.remaining(), "label"), UTF_8);
      if (label.length() > Attestation.MAX_LABEL) {
        throw new MalformedDataException(subject + ": its label is too long");
      }
      return new Attestation(
          network,
          address,
          label,
          expires == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(expires)),
          PublicKey.of(of, attestor),
          signature);
    } catch (BitcoinException e) {
      throw new PsbtException(e.getMessage(), e);
    }
  }
}
