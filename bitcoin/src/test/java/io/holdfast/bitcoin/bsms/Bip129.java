package io.holdfast.bitcoin.bsms;

import java.util.List;

/** The test vectors of BIP-129, all four modes. */
final class Bip129 {
  /**
   * A signer's round 1.
   *
   * @param token in hexadecimal
   * @param privateKey of the key in the record, in wallet import format
   * @param record as text
   * @param sent as it is sent: encrypted in hexadecimal, or the text
   */
  record Signer(String token, String privateKey, String record, String sent) {}

  /**
   * A set-up.
   *
   * @param record of round 2 as text
   * @param sent to each signer, in their order
   */
  record Setup(List<Signer> signers, String record, List<String> sent) {}

  private Bip129() {}

  static final Setup PUBLIC_KEYS =
      new Setup(
          List.of(
              new Signer(
                  "00",
                  "L5TXU4SdD9e6QGgBjxeegJKxt4FgATLG1TCnFM8JLyEkFuyHEqNM",
                  "BSMS 1.0\n"
                      + "00\n"
                      + "[59865f44/48'/0'/0'/2']026d15412460ba0d881c21837bb999233896085a9ed4e54"
                      + "45bd637c10e579768ba"
                      + "\n"
                      + "Signer 1 key\n"
                      + "H6DXgqkCb353BDPkzppMFpOcdJZlpur0WRetQhIBqSn6DFzoQWBtm+ibP5wERDRNi0bxxe"
                      + "v9B+FIvyQWq0s6im4=",
                  "BSMS 1.0\n"
                      + "00\n"
                      + "[59865f44/48'/0'/0'/2']026d15412460ba0d881c21837bb999233896085a9ed4e54"
                      + "45bd637c10e579768ba"
                      + "\n"
                      + "Signer 1 key\n"
                      + "H6DXgqkCb353BDPkzppMFpOcdJZlpur0WRetQhIBqSn6DFzoQWBtm+ibP5wERDRNi0bxxe"
                      + "v9B+FIvyQWq0s6im4="),
              new Signer(
                  "00",
                  "KwT7BZDWjos4JAdfKi8NqF46Kj3rppTwN8KGhPbzmmugiZioFW3r",
                  "BSMS 1.0\n"
                      + "00\n"
                      + "[b7044ca6/48'/0'/0'/2']030baf0497ab406ff50cb48b4013abac8a0338758d2fd54"
                      + "cd934927afa57cc2062"
                      + "\n"
                      + "Signer 2 key\n"
                      + "H08mGNGN+NxX/snt+6eX2Q1HjjfDkOtotglshHi7xdsBdIrTVMCQbgQ5SdACNZ0B2AJcif"
                      + "K11nJj43SvaitSemI=",
                  "BSMS 1.0\n"
                      + "00\n"
                      + "[b7044ca6/48'/0'/0'/2']030baf0497ab406ff50cb48b4013abac8a0338758d2fd54"
                      + "cd934927afa57cc2062"
                      + "\n"
                      + "Signer 2 key\n"
                      + "H08mGNGN+NxX/snt+6eX2Q1HjjfDkOtotglshHi7xdsBdIrTVMCQbgQ5SdACNZ0B2AJcif"
                      + "K11nJj43SvaitSemI=")),
          "BSMS 1.0\n"
              + "wsh(sortedmulti(1,[59865f44/48'/0'/0'/2']026d15412460ba0d881c21837bb99"
              + "9233896085a9ed4e5445bd637c10e579768ba,[b7044ca6/48'/0'/0'/2']030baf049"
              + "7ab406ff50cb48b4013abac8a0338758d2fd54cd934927afa57cc2062))#rzx9dffd"
              + "\n"
              + "No path restrictions\n"
              + "bc1quqy523xu3l8che3s8vja8n33qtg0uyugr9l5z092s3wa50p8t7rqy6zumf",
          List.of(
              "BSMS 1.0\n"
                  + "wsh(sortedmulti(1,[59865f44/48'/0'/0'/2']026d15412460ba0d881c21837bb99"
                  + "9233896085a9ed4e5445bd637c10e579768ba,[b7044ca6/48'/0'/0'/2']030baf049"
                  + "7ab406ff50cb48b4013abac8a0338758d2fd54cd934927afa57cc2062))#rzx9dffd"
                  + "\n"
                  + "No path restrictions\n"
                  + "bc1quqy523xu3l8che3s8vja8n33qtg0uyugr9l5z092s3wa50p8t7rqy6zumf"));
  static final Setup PLAIN =
      new Setup(
          List.of(
              new Signer(
                  "00",
                  "L3q1sg7iso1L3QfzB1riC9bQpqMynWyBeuLLSKwCDGkHkahB7MgU",
                  "BSMS 1.0\n"
                      + "00\n"
                      + "[1cf0bf7e/48'/0'/0'/2']xpub6FL8FhxNNUVnG64YurPd16AfGyvFLhh7S2uSsDqR3Qf"
                      + "cm6o9jtcMYwh6DvmcBF9qozxNQmTCVvWtxLpKTnhVLN3Pgnu2D3pAoXYFgVyd8Yz"
                      + "\n"
                      + "Signer 1 key\n"
                      + "IB7v+qi1b+Xrwm/3bF+Rjl8QbIJ/FMQ40kUsOOQo1SqUWn5QlFWbBD8BKPRetfo1L1N7Dm"
                      + "YjVscZNsmMrqRJGWw=",
                  "BSMS 1.0\n"
                      + "00\n"
                      + "[1cf0bf7e/48'/0'/0'/2']xpub6FL8FhxNNUVnG64YurPd16AfGyvFLhh7S2uSsDqR3Qf"
                      + "cm6o9jtcMYwh6DvmcBF9qozxNQmTCVvWtxLpKTnhVLN3Pgnu2D3pAoXYFgVyd8Yz"
                      + "\n"
                      + "Signer 1 key\n"
                      + "IB7v+qi1b+Xrwm/3bF+Rjl8QbIJ/FMQ40kUsOOQo1SqUWn5QlFWbBD8BKPRetfo1L1N7Dm"
                      + "YjVscZNsmMrqRJGWw="),
              new Signer(
                  "00",
                  "L4JNkJfLBDyWfTLbKJ1H3w56GUMsvdfjCkzRo5RHXfJ6bdHqm6cN",
                  "BSMS 1.0\n"
                      + "00\n"
                      + "[4fc1dd4a/48'/0'/0'/2']xpub6EebMbEps7ZcV3FYEnddRsvrFWDrt2tiPmCeM7pPXQE"
                      + "mphvq9ZfJ1LWFUDjf3vxCeBuPrfyGrMazWUsYsetrnHatQZVLJH7LsgCjtMqdzgj"
                      + "\n"
                      + "Signer 2 key\n"
                      + "HzUa4Z76PFHMl54flIIF3XKiHZ+KbWjjxCEG5G3ZqZSqTd6OgTiFFLqq9PXJXdfYm6/cnL"
                      + "8IVWQgjFF9DQhIqQs=",
                  "BSMS 1.0\n"
                      + "00\n"
                      + "[4fc1dd4a/48'/0'/0'/2']xpub6EebMbEps7ZcV3FYEnddRsvrFWDrt2tiPmCeM7pPXQE"
                      + "mphvq9ZfJ1LWFUDjf3vxCeBuPrfyGrMazWUsYsetrnHatQZVLJH7LsgCjtMqdzgj"
                      + "\n"
                      + "Signer 2 key\n"
                      + "HzUa4Z76PFHMl54flIIF3XKiHZ+KbWjjxCEG5G3ZqZSqTd6OgTiFFLqq9PXJXdfYm6/cnL"
                      + "8IVWQgjFF9DQhIqQs=")),
          "BSMS 1.0\n"
              + "wsh(sortedmulti(2,[1cf0bf7e/48'/0'/0'/2']xpub6FL8FhxNNUVnG64YurPd16AfG"
              + "yvFLhh7S2uSsDqR3Qfcm6o9jtcMYwh6DvmcBF9qozxNQmTCVvWtxLpKTnhVLN3Pgnu2D3p"
              + "AoXYFgVyd8Yz/**,[4fc1dd4a/48'/0'/0'/2']xpub6EebMbEps7ZcV3FYEnddRsvrFWD"
              + "rt2tiPmCeM7pPXQEmphvq9ZfJ1LWFUDjf3vxCeBuPrfyGrMazWUsYsetrnHatQZVLJH7Ls"
              + "gCjtMqdzgj/**))"
              + "\n"
              + "/0/*,/1/*\n"
              + "bc1qrgc6p3kylfztu06ysl752gwwuekhvtfh9vr7zg43jvu60mutamcsv948ej",
          List.of(
              "BSMS 1.0\n"
                  + "wsh(sortedmulti(2,[1cf0bf7e/48'/0'/0'/2']xpub6FL8FhxNNUVnG64YurPd16AfG"
                  + "yvFLhh7S2uSsDqR3Qfcm6o9jtcMYwh6DvmcBF9qozxNQmTCVvWtxLpKTnhVLN3Pgnu2D3p"
                  + "AoXYFgVyd8Yz/**,[4fc1dd4a/48'/0'/0'/2']xpub6EebMbEps7ZcV3FYEnddRsvrFWD"
                  + "rt2tiPmCeM7pPXQEmphvq9ZfJ1LWFUDjf3vxCeBuPrfyGrMazWUsYsetrnHatQZVLJH7Ls"
                  + "gCjtMqdzgj/**))"
                  + "\n"
                  + "/0/*,/1/*\n"
                  + "bc1qrgc6p3kylfztu06ysl752gwwuekhvtfh9vr7zg43jvu60mutamcsv948ej"));
  static final Setup STANDARD =
      new Setup(
          List.of(
              new Signer(
                  "a54044308ceac9b7",
                  "KyKvR9kf8r7ZVtdn3kB9ifipr6UKnTNTpWJkGZbHwARDCz5iZ39E",
                  "BSMS 1.0\n"
                      + "a54044308ceac9b7\n"
                      + "[b7868815/48'/0'/0'/2']xpub6FA5rfxJc94K1kNtxRby1hoHwi7YDyTWwx1KUR3Fwsk"
                      + "aF6HzCbZMz3zQwGnCqdiFeMTPV3YneTGS2YQPiuNYsSvtggWWMQpEJD4jXU7ZzEh"
                      + "\n"
                      + "Signer 1 key\n"
                      + "H8DYht5P6ko0bQqDV6MtUxpzBSK+aVHxbvMavA5byvLrOlCEGmO1WFR7k2wu42J6dxXD8v"
                      + "rmDQSnGq5MTMMbZ98=",
                  "fbdbdb64e6a8231c342131d9f13dcd5a954b4c5021658fa5afcb3fc74dc8270653f491"
                      + "cfd1431c292d922ea5a5dec3eb8ddaa6ed38ae109e7b040f0f23013e89a89b4d274767"
                      + "61a01197a3277850b2bc1621ae626efe65f2081eec6eb571c4f787bf1c49d061b43f70"
                      + "fd73cb3f37fa591d2400973ac0644c8941a83f1d4155e98f01fa2fdeb9f86c2e241315"
                      + "4fd18566a28fb0d9d8bd6172efabcfa6dab09ee7029bf3dd43376df52c118a6d291ec1"
                      + "68f4ec7f7df951dfc6135fd8cb4b234da62eaea6017dfe5ca418f083e02e3aba2962ba"
                      + "313ba17b6468c7672fb218329a9f3fe4e4887fb87dac57c63ebff0e715a44498d18de8"
                      + "afc10e1cfeb46a1fc65ce871fef8a43b289305433a90c342d025aa4c19454fcfbcf911"
                      + "e9e2f928d5affd0536a6ddc2e816"),
              new Signer(
                  "a54044308ceac9b7",
                  "Kz1ijnkDXmc65NWTYdg47DDaQgSGJAPfhJG9Unm36oqZPpPXuNR6",
                  "BSMS 1.0\n"
                      + "a54044308ceac9b7\n"
                      + "[eedff89a/48'/0'/0'/2']xpub6EhJvMneoLWAf8cuyLBLQiKiwh89RAmqXEqYeFuaCEH"
                      + "dHwxSRfzLrUxKXEBap7nZSHAYP7Jfq6gZmucotNzpMQ9Sb1nTqerqW8hrtmx6Y6o"
                      + "\n"
                      + "Signer 2 key\n"
                      + "H/IHW5dMGYsrRdYEz3ux+kKnkWBtxHzfYkREpnYbco38VnMvIxCbDuf7iu6960qDhBLR/R"
                      + "Ljlb9UPtLmCMbczDE=",
                  "383d05b7351a2cef7cca2850450f5efbbc4a3f8ea35707dda87a3692f0f2ebae71860b"
                      + "7c69f3a7665c3c3e85c45735bff78535a37ec6610b724627c73696820d519a9251703b"
                      + "17626b63898580233bebbb310aedbc370224b044ee19600bfe583445a6f26fb9bb5790"
                      + "bae516892655adb0e5dfc12be4609c2e0818d4f1f3bfccc4cd1a36f419d6cd842c913a"
                      + "e81eef4865ad473c32c3ee69cd98d6d0a088e2abdd01fe68b5c0503bb9183f9a912506"
                      + "204e5a9c6bd5a1626ff7eac30312a0b85004307c525e52fa3ad45a0b02eabc8cfaea02"
                      + "15bb6e60ee5f32d6673955290e008fbaef362977a21fd9830e3a604f9bb318cdcde456"
                      + "eae91dbedaa069bcd1efb0f981d5b0e502bd4dada903205458a00914887226a8dde317"
                      + "c02a8be4342acb97a8fee79fbe23")),
          "BSMS 1.0\n"
              + "wsh(sortedmulti(2,[b7868815/48'/0'/0'/2']xpub6FA5rfxJc94K1kNtxRby1hoHw"
              + "i7YDyTWwx1KUR3FwskaF6HzCbZMz3zQwGnCqdiFeMTPV3YneTGS2YQPiuNYsSvtggWWMQp"
              + "EJD4jXU7ZzEh/**,[eedff89a/48'/0'/0'/2']xpub6EhJvMneoLWAf8cuyLBLQiKiwh8"
              + "9RAmqXEqYeFuaCEHdHwxSRfzLrUxKXEBap7nZSHAYP7Jfq6gZmucotNzpMQ9Sb1nTqerqW"
              + "8hrtmx6Y6o/**))"
              + "\n"
              + "/0/*,/1/*\n"
              + "bc1qhs4u273g4azq7kqqpe6vh5wfhasfmrq7nheyzsnq77humd7rwtkqagvakf",
          List.of(
              "734ce791b466861945e1ef6f74c63faec590793de54831f0036b28d08714b71a273cad"
                  + "18a5e1eff37dba6d850749594c9a3fd32b2069e8c69983ea269c5044b6bcaea26d9dbc"
                  + "8ad5d28bb8abfa02e3bfc7632fcc5c2b76e9abb1982ff11295858cfe44a8b97110ae97"
                  + "0f58fff3fb6477f38ca9609eec78eedb1d640eaba489fd5e41e787b8d0bde48f1fa99c"
                  + "ca641cabbee0f513fb1040cb73df10a57c9a34e4efcb069cd4c75467442c15d878ed9f"
                  + "40e3dffb98294931a6da4f444ae46f739b7fe002ce19fcfe71b05b9783d797ba45d568"
                  + "febbc8a2b0850da67f349d8567342352e1712c3d2a7ea1b2721df5efdb844431f0e5dc"
                  + "fa4acacb194c20785c9bb6dde90d64352fc913e9073b3b416be713bcc7632c821bbfdd"
                  + "afa6199d471c54fb899f347f5fc706787ccaa82332dc8b93aeb3de3497d8e5c75f0f5d"
                  + "718c74bc6f8194fe999948e517f1c98398d9cb907d200f1d045394704b074dfb10e587"
                  + "f54fd78e95ef4bcbe77bf1376b390c3f47c91c12b2ed14073ea56bceab41f924302e62"
                  + "183c456b06d96b3da30439cb4320c764a0d6d1b3dabc06fc"));
  static final Setup EXTENDED =
      new Setup(
          List.of(
              new Signer(
                  "108a2360adb302774eb521daebbeda5e",
                  "L1ZEgZ4zNYxyNc8UyeqwyKW1UHVMp9sxwPgSi3s9SW8mc7KsiSwJ",
                  "BSMS 1.0\n"
                      + "108a2360adb302774eb521daebbeda5e\n"
                      + "[793cc70b/48'/0'/0'/1']xpub6ErVmcYYHmavsMgxEcTZyzN5sqth1ZyRpFNJC26ij1w"
                      + "YGC2SBKYrgt9yariSbn7HLRoZUvhUhmPfsRTPrdhhGFscpPZzmch6UTdmRP1aZUj"
                      + "\n"
                      + "Signer 1 key\n"
                      + "ILG47LpCtjoD9UxL87jo5QFqA90t8g9fDQp/KBojdKgPPGB1pMx2bf9hPdORNZIOdCc/2+"
                      + "Gs6AOs3BEK9ubIuBw=",
                  "ea12776c73de4bd5ea57c2d19eb8e0be856ac0d7f5651f7b74be4563d61ba5b1a36f34"
                      + "232bff47a853092654a718fea4f5f57d6a1f3d38fede04e2414da12c90cefc24ef662f"
                      + "736886d9a7fd6e7db636ca47217803c86b7fbcebe4ad6b71cffc261069c135bd2b2430"
                      + "fb2b446ff0203df34fbbc6801243e8a930b9d0cd3a9b160b8dcdc9131ce6e97641e631"
                      + "4b3285ff341013f302e308c1b2eba7ced0103a8999fe2bd86f844392938e7926cd26d0"
                      + "23b764d0b8ff92b2fbdf995884c738414b83563ef2a0050279bf46d0e8271ea5d6af81"
                      + "54847c5736129a7a83a35a3cc747b2be4b389886cb57456678353b60473ebc4ab85d9c"
                      + "9131a17a1e288717343d9008825b16c48d7e93927f37b530033192c67b70dec0411a3e"
                      + "5952d2525c7eb80721676e1a6299248c17f8078202f3bb0932e9f263b0ab"),
              new Signer(
                  "d3fabc873b98165254fe18a71b5335b0",
                  "L4SnPjcHszMg3Wi2YYxEYnzM2zFeFkFr5NcLZ18YQeyJwaSFbTud",
                  "BSMS 1.0\n"
                      + "d3fabc873b98165254fe18a71b5335b0\n"
                      + "[b3118e52/48'/0'/0'/1']xpub6Du5Jn6eYZE96ccmAc1ZTFPzdnzrvqfG4mpamDun2qZ"
                      + "YKywoiQJMCbS3kWWMr6U3XW6s125RLsaPABWgv2yA749ieaMe67FxkTjMsbcxCch"
                      + "\n"
                      + "Signer 2 key\n"
                      + "IDK4d/oO0pgfrwRu4Zb8vqlPEmJb9aKT1K2CCnI3RKepVAKs3fZsBrypcCdQfUy1TG/3O5"
                      + "vAR3gjldxcCA1Wzg8=",
                  "4a3ff970d027010e83b4fbf2845a23907a301b3df692a9265e2ca679697ac718c8f4a6"
                      + "a6714eff90aa48cbefe6750c2ee3cc72182eb455e964f0ba59ada3ecd758c29f0fab7e"
                      + "33aaa82a340a18d9c793ddab09dc7e714864faac1ecea370d4f102533b739da38aa049"
                      + "1433f35eadec08f203685f04d1f6ec35d397d99e4f8096a5691075e3f54fd9ff58faf9"
                      + "47f276bbe1031f827b274bd2f60fcb526add7058889104b189d7da22ac7be1f7ddd380"
                      + "bbebd5c6983a8a3c5fa86913e3d23c40935072ce03d9bdeb07791dc836d44b4d4c62f3"
                      + "64d0e4f3580369ea8f6ebb774b7fda4a7ac6f5ae6b2f52b10cd71bdf3cdb5889e77d5e"
                      + "b1f2f647b798cdd6b3e5b964c9265daea3668d7e4cb53f724151923da1a87bbcd2abd8"
                      + "b164de474d865c51af69885431d26f88a5c8eea7d0dfdb52ca622017808a"),
              new Signer(
                  "78a7d5e7549453d719150de5459c9ce5",
                  "L1ehZHpo2UFHc1yaBWDU4bKVycUwcU2TESm92wbfq6xK6qpZZJP6",
                  "BSMS 1.0\n"
                      + "78a7d5e7549453d719150de5459c9ce5\n"
                      + "[842bd2ed/48'/0'/0'/1']xpub6Ex81KopPkEt9hJiWHabYy8LNsSR4A7sUQoFBk9dR8X"
                      + "xHrr4p9HrYWN3NCf5uwfopHnQkCG7FYnZMztKbtRtbh6tzZC4xtHPbmVVxRSN7ic"
                      + "\n"
                      + "Signer 3 key\n"
                      + "IL77mML0xo/O9dJn0T5EpQLuyRPPrdpgVJbtsdAugW5iX0MQ3Ci0f8jVnXu68Xm07CYjYG"
                      + "KX8af72jmkQKhNud0=",
                  "e82cfcccbd4bd4d3b76e28133eecd13f7362f4a8b4c4baa3e5f6ba2dfb4d69b8b44433"
                      + "f0b564ec35a1e71371f25844088084b47402c90d52fee7237167b58a60a28c234af912"
                      + "3e104773136e8446d799541c8566882787caee7cd1fa8628aba63aa9e9d7cca0ddee92"
                      + "f96dd881535b19a131a1f487a1909e42d62945fd0ba08dacd7dc09a22ffe47e0410b8b"
                      + "85df92e4a8bbf9b46f0062da02e3ae94144a00bae917acc1246d8d1a4dca105708f553"
                      + "79caefef9d4c152f56b65ab4bd7b48f60233f57ba6d705387c79aeaa2a279e3314004b"
                      + "f16fcd7e7d2adef34b0ab3c22bc5461f2c09dce69065605e4fb96958c55984391712b3"
                      + "547e3914ad4ecca2c088be280dfcfe374a112515674aeca57b885e81dbef6a353ca387"
                      + "f4514db3158eb69f0d2725d42ad8102c05c26ad501d48b889c624035ead4")),
          "BSMS 1.0\n"
              + "sh(wsh(multi(2,[793cc70b/48'/0'/0'/1']xpub6ErVmcYYHmavsMgxEcTZyzN5sqth"
              + "1ZyRpFNJC26ij1wYGC2SBKYrgt9yariSbn7HLRoZUvhUhmPfsRTPrdhhGFscpPZzmch6UT"
              + "dmRP1aZUj/**,[b3118e52/48'/0'/0'/1']xpub6Du5Jn6eYZE96ccmAc1ZTFPzdnzrvq"
              + "fG4mpamDun2qZYKywoiQJMCbS3kWWMr6U3XW6s125RLsaPABWgv2yA749ieaMe67FxkTjM"
              + "sbcxCch/**,[842bd2ed/48'/0'/0'/1']xpub6Ex81KopPkEt9hJiWHabYy8LNsSR4A7s"
              + "UQoFBk9dR8XxHrr4p9HrYWN3NCf5uwfopHnQkCG7FYnZMztKbtRtbh6tzZC4xtHPbmVVxR"
              + "SN7ic/**)))"
              + "\n"
              + "/0/*,/1/*\n"
              + "3GzMtFXahiu4TpGNGFc4bHMvAcvz5vVQrT",
          List.of(
              "01bf557b6d44b3fbf07f8ec155cbdec42d85d856e174342563dd83b40ad7c025617ed2"
                  + "5b4b8fd88b806cbebcc1731b071465514a805f7ba2de60e291bc9493f31aa0f9b0665b"
                  + "a822cf9a2e21c02649b5c3f7dbad317ae898292cb6fe992520f68c0ebe9d1434b348af"
                  + "10453f1be0a392a616d43ba21e5e7fa3c995dce54db947fe5dbad4a9a77f37b3aef58c"
                  + "54ee3e496c8312d3033359aed0de8cf28b82035ee7a38c9b23c9d95682fb15936bf224"
                  + "7546d2ba9b3ada605f5c89f0a3bbaa86cb4b5dded9a65004912c0afbbfd01f0115447f"
                  + "5625e8523f9de16165d32c4b21103d8ac965e2f7e17641ee1a8c5902e8dbb461c6c7d0"
                  + "5141f7bba66b8b3608037fb251b55fa461c9441c6427921545a34a1798127d5bf9cc92"
                  + "423f7e62c769e232c65db8cc5124577012d49941143c3b4758212a8afa0475c9b3597d"
                  + "a2e99d585039339b7d73611aa277878d212875051683053db9c630391e0b32356523e9"
                  + "fa8a58a334e16fe6650472f336ddaa8c587992b6c0c0e480b680261579a11cf9d03661"
                  + "4abc113dde53653273f5ce82ea0bc10e38ca52ac66838aa49ff46c3a7d5096db439c15"
                  + "d3c2e8de55e4ac7315a57eb9997f219c378af86c858867ce583ed84e4d9c68aecfbca9"
                  + "ebff16b0ac91531125e273b215db688ffe52c8033eb78914b87c0fa2001c52e90c9276"
                  + "5712e50384ddcf4d0953ac3cc8137abcb2a85d603a6cc207472677",
              "974ba77900c43c463dadaa6eaf24aaeb1b25b443cf155229b719bcbf8b34309286288c"
                  + "97a6341974a35015f97fbbc8db7655639c839fc438706f82fce36a82dd17e2d4d4a674"
                  + "516c4fc5c3a33d6097dd8fc5c6605018946741ed9f58d8fe530a808f16f0dd705cacfd"
                  + "273e34a158bd7566774dd31506b8280e448fabb72d0e7dfc05cee1142b61921dfaf0b0"
                  + "039d885cc0aa76c429025efc2ba49a8af15b58e75a5a83ba4838a9a4c9f13725f5aece"
                  + "fd8511513d93797f37b93150b9dca725685883188e39142dd8d3cf4b617c7936bdb387"
                  + "5415bbf6dfb2fe1a39ae2aed9fd2909aebd0355a5cc9a55bcb84048c851a1873948e49"
                  + "5180f336edeb63f54bcf83feaa4d2453251260e24293e49815c2369c1c045083c412c9"
                  + "73987fd7c9296a71cda424823ed32380ba442394500b7d2d2335818099090aaf08ca4e"
                  + "180869c546f58da4cb4ff0f95b796a35c40ea455e2ddd3e08bc494ffddc706aaf4d479"
                  + "f4f359e6a89a90df7c9b8f23cab355855a72b90795a0db83a96bce0dd4f77e3f58c095"
                  + "7b4ffe9663251565098e6c31fd4bbf3e1295faaff05e29912d9c37cb944da379a9b219"
                  + "3b466910d05a681e53a2dbe5aa18a2b4874153fe36d8a1aa4cc6e612bd6dbc9abb8e1e"
                  + "61b927fc5458d8e1be9536cd462e4c37672af7928c39e94bdc124a2da7b1bd3cad2cfe"
                  + "559adc33e62eb45bff89db8a47a72dda4f49f21c01a9432f4802a1",
              "bb3c93b67d758f244de7ee73e5e61261cea6dff5b3852df8faf265cdf1c73dae7ac33b"
                  + "d9719a3cef6c68e09b3c9677565418933f188bbe50dc70f46329706732fe28ab230468"
                  + "e2a8798d3fbf641867d5b3322113204a372e7650ed06cf94d6df5cc7425b1b3a07690a"
                  + "32e12fd9cdad2c9f42d496c1b02215a7d8d63565aa4935bb2b087af39eebc02d4a2d30"
                  + "a4dbf1e72b9a0dab11473c7254ecf9065eb4f9d80a164c489d5fdae0d15d97b6100b79"
                  + "c3999b91341dfb4f599f738d4d631ae413c17b55daa09a67cb34b40d89c26f0e95ddfb"
                  + "f416033f869da32e502815d720bb342ec1c0e5c6910c598f32162016229cd37ea030b4"
                  + "d3b60f560105abb75531dc960ddf6830c26604c67c2da05b8adc45297dda58b2da4671"
                  + "104969b819cdf1c362bc20d7bdfe4a2fbdb79b4a69e285434d991c269e3d23ce3d9567"
                  + "5a0acbec2cae04a310581148d3422c1c0a621fb6d79ecac1743b0e76837389b67cd473"
                  + "4ec5ab560c43a183de35fa98834e1f347a0c0c9b14273b76233f55f04553efcde873de"
                  + "92d766f3cdc5e56bc649bf0cc4951f051619ee9b931cd3872044b0e62ea2c2dacad978"
                  + "dbb8df3afa0b9386535278c295c6a30a56950e57f805770568e937ffafbadb22612099"
                  + "1d5ec10effa9f4334800010d141a2ddddc00ac743efa821af37f69840487e4db48036c"
                  + "1e0730788cddbca2f68b3769ec6989d76161e6605af50651b6e86e"));
}
