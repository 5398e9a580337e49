package io.holdfast.bitcoin.slip39;

import io.holdfast.crypto.SecretBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The way from shares to the encrypted secret, with all that can be wrong on it. */
final class Restoration {
  /** A share with its position among those given, counted from 1. */
  private record Placed(int position, Share share) {}

  private Restoration() {}

  static EncryptedSecret of(List<Share> shares) {
    if (shares.isEmpty()) {
      throw ShareException.ofAll(ShareFault.NO_SHARES, "no share is given");
    }
    ShareSet set = shares.getFirst().set();
    Map<Integer, List<Placed>> groups = grouped(shares);
    requireComplete(set, groups);
    List<Integer> xs = List.copyOf(groups.keySet());
    List<byte[]> values = new ArrayList<>();
    try {
      groups.forEach((group, members) -> values.add(groupValue(group, members)));
      return new EncryptedSecret(set, SecretBytes.take(acrossGroups(set, xs, values)));
    } finally {
      values.forEach(value -> Arrays.fill(value, (byte) 0));
    }
  }

  /** The shares by group, in whose order they have one place each. */
  private static Map<Integer, List<Placed>> grouped(List<Share> shares) {
    Share first = shares.getFirst();
    Map<Integer, List<Placed>> groups = new TreeMap<>();
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      requireAlike(first, share, i + 1);
      List<Placed> members = groups.computeIfAbsent(share.group(), group -> new ArrayList<>());
      for (Placed other : members) {
        requireMate(other, share, i + 1);
      }
      members.add(new Placed(i + 1, share));
    }
    return groups;
  }

  private static void requireAlike(Share first, Share share, int position) {
    if (share.set().identifier() != first.set().identifier()) {
      throw ShareException.of(
          ShareFault.IDENTIFIER, position, "it is of another split than share 1");
    }
    if (!share.set().equals(first.set())) {
      throw ShareException.of(
          ShareFault.PARAMETERS,
          position,
          "it says %s, and share 1 says %s".formatted(share.set(), first.set()));
    }
    if (share.value().size() != first.value().size()) {
      throw ShareException.of(
          ShareFault.LENGTH, position, "it has another number of words than share 1");
    }
  }

  private static void requireMate(Placed other, Share share, int position) {
    if (other.share.memberThreshold() != share.memberThreshold()) {
      throw ShareException.of(
          ShareFault.PARAMETERS,
          position,
          "it asks for %d shares of its group, and share %d for %d"
              .formatted(share.memberThreshold(), other.position, other.share.memberThreshold()));
    }
    if (other.share.member() == share.member()) {
      throw ShareException.of(
          ShareFault.DUPLICATE,
          position,
          "it has the same place in group %d as share %d: each is needed once"
              .formatted(share.group() + 1, other.position));
    }
  }

  private static void requireComplete(ShareSet set, Map<Integer, List<Placed>> groups) {
    String lacking =
        groups.entrySet().stream()
            .filter(each -> each.getValue().size() < threshold(each.getValue()))
            .map(each ->
                "group %d has %d of the %d shares it needs"
                    .formatted(
                        each.getKey() + 1, each.getValue().size(), threshold(each.getValue())))
            .collect(Collectors.joining("; "));
    if (groups.size() < set.groupThreshold()) {
      throw ShareException.ofAll(
          ShareFault.TOO_FEW_GROUPS,
          "shares of %d groups are needed and there are shares of %d"
                  .formatted(set.groupThreshold(), groups.size())
              + (lacking.isEmpty() ? "" : "; " + lacking));
    }
    if (!lacking.isEmpty()) {
      throw ShareException.ofAll(
          ShareFault.TOO_FEW_MEMBERS, lacking + "; add shares, or leave that group out");
    }
  }

  private static int threshold(List<Placed> members) {
    return members.getFirst().share.memberThreshold();
  }

  private static byte[] groupValue(int group, List<Placed> members) {
    int threshold = threshold(members);
    int[] xs = members.stream().limit(threshold).mapToInt(each -> each.share.member()).toArray();
    List<byte[]> values =
        members.stream().map(each -> each.share.value().use(byte[]::clone)).toList();
    try {
      List<byte[]> used = values.subList(0, threshold);
      byte[] secret =
          SecretSharing.restore(xs, used)
              .orElseThrow(() ->
                  ShareException.ofAll(
                      ShareFault.DIGEST,
                      "the shares of group %d (%s) do not go together: their digest does not match"
                          .formatted(group + 1, positions(members))));
      for (int i = threshold; i < members.size(); i++) {
        Placed further = members.get(i);
        if (!SecretSharing.lies(further.share.member(), values.get(i), xs, used)) {
          Arrays.fill(secret, (byte) 0);
          throw ShareException.of(
              ShareFault.INCONSISTENT, further.position, "it contradicts the others of its group");
        }
      }
      return secret;
    } finally {
      values.forEach(value -> Arrays.fill(value, (byte) 0));
    }
  }

  private static byte[] acrossGroups(ShareSet set, List<Integer> groups, List<byte[]> values) {
    int threshold = set.groupThreshold();
    int[] xs = groups.stream().limit(threshold).mapToInt(Integer::intValue).toArray();
    List<byte[]> used = values.subList(0, threshold);
    byte[] secret =
        SecretSharing.restore(xs, used)
            .orElseThrow(() ->
                ShareException.ofAll(
                    ShareFault.DIGEST,
                    "the groups do not go together: their digest does not match"));
    for (int i = threshold; i < groups.size(); i++) {
      if (!SecretSharing.lies(groups.get(i), values.get(i), xs, used)) {
        Arrays.fill(secret, (byte) 0);
        throw ShareException.ofAll(
            ShareFault.INCONSISTENT,
            "group " + (groups.get(i) + 1) + " contradicts the other groups");
      }
    }
    return secret;
  }

  private static String positions(List<Placed> members) {
    return members.stream().map(each -> "share " + each.position).collect(Collectors.joining(", "));
  }
}
