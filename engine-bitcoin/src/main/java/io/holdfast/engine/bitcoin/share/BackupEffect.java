package io.holdfast.engine.bitcoin.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Response;
import io.holdfast.bitcoin.slip39.EncryptedSecret;
import io.holdfast.bitcoin.slip39.MasterSecret;
import io.holdfast.bitcoin.slip39.Share;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.engine.bitcoin.key.KeyUse;
import io.holdfast.engine.bitcoin.key.StoredKey;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import io.holdfast.engine.bitcoin.share.BackupPlan.Member;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/**
 * Splits a key's secret and encrypts each share to its custodian, outside any transaction: rounds
 * of the passphrase and public keys take their time. A share is in clear only in here.
 */
final class BackupEffect implements Effect {
  private final MasterSecret secret;
  private final String passphrase;
  private final int iterationExponent;
  private final BackupPlan plan;
  private final String id;
  private final Function<Made, StoredBackup> record;

  /**
   * What the effect made.
   *
   * @param files the encrypted shares by their number less 1
   */
  record Made(int identifier, List<StoredBackup.Group> groups, List<String> files) {}

  /**
   * @param secret closed once it was split
   * @param record makes what is stored of what was made
   */
  BackupEffect(
      MasterSecret secret,
      String passphrase,
      int iterationExponent,
      BackupPlan plan,
      String id,
      Function<Made, StoredBackup> record) {
    this.secret = secret;
    this.passphrase = passphrase;
    this.iterationExponent = iterationExponent;
    this.plan = plan;
    this.id = id;
    this.record = record;
  }

  @Override
  public boolean reachesOutside() {
    return false;
  }

  @Override
  public Completion perform() {
    Made made = split();
    return call -> complete(call, made);
  }

  private Made split() {
    List<List<Share>> shares;
    try (secret) {
      shares =
          Inputs.of(
              BackupPath.PASSPHRASE.name(),
              () -> EncryptedSecret.split(secret, passphrase, plan.split(iterationExponent)));
    }
    List<StoredBackup.Group> groups = new ArrayList<>();
    List<String> files = new ArrayList<>();
    try {
      for (int group = 0; group < shares.size(); group++) {
        groups.add(encrypt(plan.groups().get(group), shares.get(group), files));
      }
      return new Made(shares.getFirst().getFirst().set().identifier(), List.copyOf(groups), files);
    } finally {
      shares.forEach(group -> group.forEach(Share::close));
    }
  }

  private static StoredBackup.Group encrypt(
      BackupPlan.Group group, List<Share> shares, List<String> files) {
    List<StoredBackup.Holding> holdings = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      holdings.add(encrypt(group.members().get(i), shares.get(i), files));
    }
    return new StoredBackup.Group(group.name(), group.threshold(), holdings);
  }

  private static StoredBackup.Holding encrypt(Member member, Share share, List<String> files) {
    ShareRecipient recipient = member.custodian().recipient();
    byte[] words = share.reveal().getBytes(StandardCharsets.US_ASCII);
    try {
      files.add(recipient.encrypt(words));
      return new StoredBackup.Holding(
          files.size(),
          member.name(),
          member.custodian().holder(),
          member.custodian().entity(),
          member.custodian().location(),
          recipient.format(),
          recipient.id(),
          HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(words)));
    } finally {
      Arrays.fill(words, (byte) 0);
    }
  }

  private Response complete(Call call, Made made) {
    String key = call.get(Named.NAME);
    // It may have been suspended or destroyed meanwhile.
    StoredKey.read(call.storage(), key).require(KeyUse.BACK_UP, key, call.now());
    StoredBackup backup = record.apply(made);
    backup.store(call.storage(), key, id);
    EncryptedShares files = new EncryptedShares(call.storage(), key, id);
    for (int i = 0; i < made.files().size(); i++) {
      files.put(i + 1, made.files().get(i));
    }
    ObjectNode view = backup.view(id);
    for (JsonNode group : view.path("groups")) {
      for (JsonNode share : group.path("shares")) {
        ((ObjectNode) share)
            .put("encrypted_share", made.files().get(share.path("number").asInt() - 1));
      }
    }
    return Response.data(view);
  }
}
