package io.holdfast.engine.bitcoin.bsms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.bsms.DescriptorRecord;
import io.holdfast.bitcoin.bsms.Token;
import io.holdfast.engine.bitcoin.route.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A coordinator's session.
 *
 * @param form the descriptor around the keys: {@code wsh(sortedmulti(2,%s))}
 * @param signers how many take part
 * @param network the label of its {@link Network}
 * @param tokens in hexadecimal: one for all, or one for each signer in their order
 * @param accepted the key records so far
 */
record StoredSession(
    String form,
    int signers,
    String network,
    List<String> tokens,
    List<Accepted> accepted,
    Instant createdTime,
    Instant expires) {

  /**
   * A key record that was checked.
   *
   * @param signer whose it is, counted from 1
   * @param key as the signer wrote it, with its origin
   */
  record Accepted(int signer, String key, String description) {}

  StoredSession {
    tokens = List.copyOf(tokens);
    accepted = List.copyOf(accepted);
  }

  /**
   * The session that the path names.
   *
   * @throws Refusal.NotFound when there is none
   */
  static StoredSession of(Call call) {
    String name = call.get(Named.NAME);
    return call.storage()
        .get(Named.SESSIONS.storageKey(name), StoredSession.class)
        .orElseThrow(() -> new Refusal.NotFound("no " + Named.SESSIONS.label(name)));
  }

  void store(Call call) {
    call.storage().put(Named.SESSIONS.storageKey(call.get(Named.NAME)), this);
  }

  /**
   * Nothing while it is open.
   *
   * @throws Refusal.InvalidRequest when it expired
   */
  void requireOpen(Call call) {
    if (!call.now().isBefore(expires)) {
      throw new Refusal.InvalidRequest(
          Named.SESSIONS.label(call.get(Named.NAME))
              + " expired at "
              + expires
              + "; begin another one, with new tokens");
    }
  }

  Network chain() {
    return Network.named(network);
  }

  /** A signer's token. */
  Token token(int signer) {
    return Token.parse("0x" + tokens.get(tokens.size() == 1 ? 0 : signer - 1));
  }

  /** The signers of whom there is no record yet. */
  List<Integer> missing() {
    return IntStream.rangeClosed(1, signers)
        .filter(signer -> accepted.stream().noneMatch(each -> each.signer == signer))
        .boxed()
        .toList();
  }

  StoredSession with(Accepted record) {
    List<Accepted> all = new ArrayList<>(accepted);
    all.add(record);
    all.sort(Comparator.comparingInt(Accepted::signer));
    return new StoredSession(form, signers, network, tokens, all, createdTime, expires);
  }

  /** The record of round 2, once all keys are there. */
  Optional<DescriptorRecord> descriptor() {
    if (!missing().isEmpty()) {
      return Optional.empty();
    }
    String keys = accepted.stream().map(each -> each.key + "/**").collect(Collectors.joining(","));
    return Optional.of(DescriptorRecord.of(form.formatted(keys), chain()));
  }

  /** What a client may see; the tokens only when the session begins. */
  ObjectNode view() {
    ObjectNode view =
        Json.object()
            .put("descriptor", form.formatted("..."))
            .put("network", network)
            .put("signers", signers)
            .put("encryption", token(1).mode().label())
            .put("created_time", createdTime.toString())
            .put("expires", expires.toString());
    ArrayNode records = view.putArray("records");
    for (Accepted each : accepted) {
      records
          .addObject()
          .put("signer", each.signer)
          .put("key", each.key)
          .put("description", each.description);
    }
    view.set("missing", Json.of(missing()));
    return view;
  }

  /** Leaves out the tokens. */
  @Override
  public String toString() {
    return "StoredSession[" + form + " " + network + "]";
  }
}
