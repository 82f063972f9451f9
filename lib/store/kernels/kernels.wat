;; The loops of a search, over vectors with 128-bit SIMD, and over postings. Compiled to kernel-bytes.ts by `npm run kernels`.
;; All pointers are byte offsets into the memory, which the caller lays out.
(module
  (memory (export "memory") 4)

  ;; Estimates the cosines of `count` codes of `bytes` bytes with a query of four bit planes.
  ;; Behind the codes stand two 32-bit floats for each. See lib/core/retrieval/vectors/codes.ts.
  (func (export "scan")
    (param $codes i32) (param $count i32) (param $bytes i32) (param $planes i32) (param $out i32)
    (param $perBit f32) (param $perStep f32) (param $total f32) (param $base f32)
    (local $end i32) (local $factors i32) (local $at i32) (local $plane i32) (local $code v128)
    (local $bits v128) (local $one v128) (local $two v128) (local $four v128) (local $eight v128)
    (local $sum f32)
    (local.set $factors (i32.add (local.get $codes) (i32.mul (local.get $count) (local.get $bytes))))
    (local.set $end (local.get $factors))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $codes) (local.get $end)))
        (local.set $bits (v128.const i64x2 0 0))
        (local.set $one (v128.const i64x2 0 0))
        (local.set $two (v128.const i64x2 0 0))
        (local.set $four (v128.const i64x2 0 0))
        (local.set $eight (v128.const i64x2 0 0))
        (local.set $at (i32.const 0))
        (loop $word
          (local.set $code (v128.load (i32.add (local.get $codes) (local.get $at))))
          (local.set $plane (i32.add (local.get $planes) (local.get $at)))
          (local.set $bits (i8x16.add (local.get $bits) (i8x16.popcnt (local.get $code))))
          (local.set $one (i8x16.add (local.get $one)
            (i8x16.popcnt (v128.and (local.get $code) (v128.load (local.get $plane))))))
          (local.set $plane (i32.add (local.get $plane) (local.get $bytes)))
          (local.set $two (i8x16.add (local.get $two)
            (i8x16.popcnt (v128.and (local.get $code) (v128.load (local.get $plane))))))
          (local.set $plane (i32.add (local.get $plane) (local.get $bytes)))
          (local.set $four (i8x16.add (local.get $four)
            (i8x16.popcnt (v128.and (local.get $code) (v128.load (local.get $plane))))))
          (local.set $plane (i32.add (local.get $plane) (local.get $bytes)))
          (local.set $eight (i8x16.add (local.get $eight)
            (i8x16.popcnt (v128.and (local.get $code) (v128.load (local.get $plane))))))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (br_if $word (i32.lt_u (local.get $at) (local.get $bytes))))
        ;; The planes count 1, 2, 4 and 8.
        (local.set $one (i16x8.add
          (i16x8.add
            (i16x8.extadd_pairwise_i8x16_u (local.get $one))
            (i16x8.shl (i16x8.extadd_pairwise_i8x16_u (local.get $two)) (i32.const 1)))
          (i16x8.add
            (i16x8.shl (i16x8.extadd_pairwise_i8x16_u (local.get $four)) (i32.const 2))
            (i16x8.shl (i16x8.extadd_pairwise_i8x16_u (local.get $eight)) (i32.const 3)))))
        (local.set $sum (f32.sub
          (f32.add
            (f32.mul (local.get $perBit)
              (f32.convert_i32_s (call $total (i16x8.extadd_pairwise_i8x16_u (local.get $bits)))))
            (f32.mul (local.get $perStep) (f32.convert_i32_s (call $total (local.get $one)))))
          (local.get $total)))
        (f32.store (local.get $out) (f32.add
          (f32.add
            (f32.mul (f32.load (local.get $factors)) (local.get $sum))
            (f32.load offset=4 (local.get $factors)))
          (local.get $base)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $factors (i32.add (local.get $factors) (i32.const 8)))
        (local.set $codes (i32.add (local.get $codes) (local.get $bytes)))
        (br $next))))

  ;; The sum of eight 16-bit numbers.
  (func $total (param $numbers v128) (result i32)
    (local $pairs v128)
    (local.set $pairs (i32x4.extadd_pairwise_i16x8_s (local.get $numbers)))
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $pairs)) (i32x4.extract_lane 1 (local.get $pairs)))
      (i32.add (i32x4.extract_lane 2 (local.get $pairs)) (i32x4.extract_lane 3 (local.get $pairs)))))

  ;; The bin of a score between -1 and 1, as a byte offset into the bins.
  (func $bin (param $score f32) (result i32)
    (local $bin i32)
    (local.set $bin (i32.trunc_sat_f32_s
      (f32.mul (f32.add (local.get $score) (f32.const 1)) (f32.const 2048))))
    (if (i32.lt_s (local.get $bin) (i32.const 0)) (then (local.set $bin (i32.const 0))))
    (if (i32.gt_s (local.get $bin) (i32.const 4095)) (then (local.set $bin (i32.const 4095))))
    (i32.shl (local.get $bin) (i32.const 2)))

  ;; Writes the places of the best of `count` scores to `out` and returns how many: `wanted`, and those in
  ;; the bin of the last one. `bins` are 4096 numbers of 32 bits.
  (func (export "select")
    (param $scores i32) (param $count i32) (param $wanted i32) (param $bins i32) (param $out i32)
    (result i32)
    (local $at i32) (local $end i32) (local $bin i32) (local $least i32)
    (local $found i32) (local $start i32)
    (memory.fill (local.get $bins) (i32.const 0) (i32.const 16384))
    (local.set $at (local.get $scores))
    (local.set $end (i32.add (local.get $scores) (i32.shl (local.get $count) (i32.const 2))))
    (block $counted
      (loop $count_next
        (br_if $counted (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $bin (i32.add (local.get $bins) (call $bin (f32.load (local.get $at)))))
        (i32.store (local.get $bin) (i32.add (i32.load (local.get $bin)) (i32.const 1)))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $count_next)))
    (local.set $least (i32.const 16384))
    (block $enough
      (loop $lower
        (br_if $enough (i32.eqz (local.get $least)))
        (br_if $enough (i32.ge_s (local.get $found) (local.get $wanted)))
        (local.set $least (i32.sub (local.get $least) (i32.const 4)))
        (local.set $found (i32.add (local.get $found)
          (i32.load (i32.add (local.get $bins) (local.get $least)))))
        (br $lower)))
    (local.set $start (local.get $out))
    (local.set $at (local.get $scores))
    (block $collected
      (loop $collect
        (br_if $collected (i32.ge_u (local.get $at) (local.get $end)))
        (if (i32.ge_s (call $bin (f32.load (local.get $at))) (local.get $least))
          (then
            (i32.store (local.get $out)
              (i32.shr_u (i32.sub (local.get $at) (local.get $scores)) (i32.const 2)))
            (local.set $out (i32.add (local.get $out) (i32.const 4)))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $collect)))
    (i32.shr_u (i32.sub (local.get $out) (local.get $start)) (i32.const 2)))

  ;; Dot products of `count` vectors of signed bytes with a query of 16-bit numbers.
  (func (export "dots")
    (param $vectors i32) (param $count i32) (param $dimensions i32) (param $query i32) (param $out i32)
    (local $end i32) (local $stop i32) (local $at i32) (local $bytes v128) (local $sums v128)
    (local.set $end (i32.add (local.get $vectors) (i32.mul (local.get $count) (local.get $dimensions))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $vectors) (local.get $end)))
        (local.set $sums (v128.const i64x2 0 0))
        (local.set $at (local.get $query))
        (local.set $stop (i32.add (local.get $vectors) (local.get $dimensions)))
        (loop $word
          (local.set $bytes (v128.load (local.get $vectors)))
          (local.set $sums (i32x4.add (local.get $sums) (i32x4.add
            (i32x4.dot_i16x8_s
              (i16x8.extend_low_i8x16_s (local.get $bytes)) (v128.load (local.get $at)))
            (i32x4.dot_i16x8_s
              (i16x8.extend_high_i8x16_s (local.get $bytes)) (v128.load offset=16 (local.get $at))))))
          (local.set $at (i32.add (local.get $at) (i32.const 32)))
          (local.set $vectors (i32.add (local.get $vectors) (i32.const 16)))
          (br_if $word (i32.lt_u (local.get $vectors) (local.get $stop))))
        (i32.store (local.get $out) (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $sums)) (i32x4.extract_lane 1 (local.get $sums)))
          (i32.add (i32x4.extract_lane 2 (local.get $sums)) (i32x4.extract_lane 3 (local.get $sums)))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $next))))

  ;; Reads the postings in the bytes from `at` to `end` (see postings-codec.ts): writes the number of each
  ;; passage plus `base` (32 bits), and its weight (16 bits, cut to what they hold). Returns how many.
  (func (export "postings")
    (param $at i32) (param $end i32) (param $base i32) (param $slots i32) (param $weights i32)
    (result i32)
    (local $start i32) (local $value i32) (local $byte i32) (local $shift i32) (local $weight i32)
    (local.set $start (local.get $slots))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $value (i32.const 0))
        (local.set $shift (i32.const 0))
        (loop $more
          (local.set $byte (i32.load8_u (local.get $at)))
          (local.set $at (i32.add (local.get $at) (i32.const 1)))
          (local.set $value (i32.or (local.get $value)
            (i32.shl (i32.and (local.get $byte) (i32.const 127)) (local.get $shift))))
          (local.set $shift (i32.add (local.get $shift) (i32.const 7)))
          (br_if $more (i32.ge_u (local.get $byte) (i32.const 128))))
        (local.set $base (i32.add (local.get $base) (i32.shr_u (local.get $value) (i32.const 2))))
        (local.set $weight (i32.shl (i32.and (local.get $value) (i32.const 3)) (i32.const 1)))
        (if (i32.eqz (local.get $weight)) (then
          (local.set $shift (i32.const 0))
          (loop $heavier
            (local.set $byte (i32.load8_u (local.get $at)))
            (local.set $at (i32.add (local.get $at) (i32.const 1)))
            (local.set $weight (i32.or (local.get $weight)
              (i32.shl (i32.and (local.get $byte) (i32.const 127)) (local.get $shift))))
            (local.set $shift (i32.add (local.get $shift) (i32.const 7)))
            (br_if $heavier (i32.ge_u (local.get $byte) (i32.const 128))))
          (if (i32.gt_u (local.get $weight) (i32.const 65535)) (then (local.set $weight (i32.const 65535))))))
        (i32.store (local.get $slots) (local.get $base))
        (i32.store16 (local.get $weights) (local.get $weight))
        (local.set $slots (i32.add (local.get $slots) (i32.const 4)))
        (local.set $weights (i32.add (local.get $weights) (i32.const 2)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $slots) (local.get $start)) (i32.const 2)))

  ;; Reads the documents of a segment in the bytes from `at` to `end` (see segment-passages.ts): writes the number
  ;; of each one's first passage and the place of it, with one more place at the end. Returns how many.
  (func (export "documents") (param $at i32) (param $end i32) (param $firsts i32) (param $starts i32)
    (result i32)
    (local $from i32) (local $gap i32) (local $size i32) (local $number i32) (local $place i32)
    (local.set $from (local.get $firsts))
    (i32.store (local.get $starts) (i32.const 0))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (call $number (local.get $at))
        (local.set $at) (local.set $gap)
        (call $number (local.get $at))
        (local.set $at) (local.set $size)
        (local.set $number (i32.add (local.get $number) (local.get $gap)))
        (i32.store (local.get $firsts) (local.get $number))
        (local.set $number (i32.add (local.get $number) (local.get $size)))
        (local.set $place (i32.add (local.get $place) (local.get $size)))
        (i32.store offset=4 (local.get $starts) (local.get $place))
        (local.set $firsts (i32.add (local.get $firsts) (i32.const 4)))
        (local.set $starts (i32.add (local.get $starts) (i32.const 4)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $firsts) (local.get $from)) (i32.const 2)))

  ;; A variable-length number, and where the next one begins.
  (func $number (param $at i32) (result i32 i32)
    (local $value i32) (local $byte i32) (local $shift i32)
    (loop $more
      (local.set $byte (i32.load8_u (local.get $at)))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (local.set $value (i32.or (local.get $value)
        (i32.shl (i32.and (local.get $byte) (i32.const 127)) (local.get $shift))))
      (local.set $shift (i32.add (local.get $shift) (i32.const 7)))
      (br_if $more (i32.ge_u (local.get $byte) (i32.const 128))))
    (local.get $value) (local.get $at))

  ;; Lengths of passages from their bytes, 16 bits each: exact up to 223, then in steps of 64.
  (func (export "lengths") (param $at i32) (param $end i32) (param $out i32)
    (local $byte i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $byte (i32.load8_u (local.get $at)))
        (if (i32.gt_u (local.get $byte) (i32.const 223)) (then
          (local.set $byte (i32.add (i32.const 224)
            (i32.shl (i32.sub (local.get $byte) (i32.const 224)) (i32.const 6))))))
        (i32.store16 (local.get $out) (local.get $byte))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (local.set $out (i32.add (local.get $out) (i32.const 2)))
        (br $next))))

  ;; The document of every slot, from where `count` documents start.
  (func (export "owners") (param $starts i32) (param $count i32) (param $out i32)
    (local $place i32) (local $slots i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $place) (local.get $count)))
        (local.set $slots (i32.sub
          (i32.load offset=4 (local.get $starts)) (i32.load (local.get $starts))))
        (block $filled
          (loop $slot
            (br_if $filled (i32.eqz (local.get $slots)))
            (i32.store (local.get $out) (local.get $place))
            (local.set $out (i32.add (local.get $out) (i32.const 4)))
            (local.set $slots (i32.sub (local.get $slots) (i32.const 1)))
            (br $slot)))
        (local.set $starts (i32.add (local.get $starts) (i32.const 4)))
        (local.set $place (i32.add (local.get $place) (i32.const 1)))
        (br $next))))

  ;; The loops of lib/core/retrieval/passage-tallies.ts. Counts the documents of `count` slots that were not
  ;; counted for `tag` before.
  (func (export "holders")
    (param $slots i32) (param $count i32) (param $documentOf i32) (param $counted i32) (param $tag i32)
    (result i32)
    (local $end i32) (local $place i32) (local $found i32)
    (local.set $end (i32.add (local.get $slots) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $slots) (local.get $end)))
        (local.set $place (i32.add (local.get $counted) (i32.load
          (i32.add (local.get $documentOf) (i32.shl (i32.load (local.get $slots)) (i32.const 2))))))
        (if (i32.ne (i32.load8_u (local.get $place)) (local.get $tag)) (then
          (i32.store8 (local.get $place) (local.get $tag))
          (local.set $found (i32.add (local.get $found) (i32.const 1)))))
        (local.set $slots (i32.add (local.get $slots) (i32.const 4)))
        (br $next)))
    (local.get $found))

  ;; Adds what postings are worth to their passages, and sets the bits of `mask` in `words`.
  (func (export "note")
    (param $slots i32) (param $weights i32) (param $count i32) (param $lengths i32) (param $scores i32)
    (param $best i32) (param $noted i32) (param $words i32) (param $tag i32) (param $mask i32)
    (param $weight f64) (param $unit f64) (param $k1 f64) (param $b f64) (param $average f64)
    (local $end i32) (local $slot i32) (local $at i32)
    (local $occurrences f64) (local $score f64) (local $known f64)
    (local.set $end (i32.add (local.get $slots) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $slots) (local.get $end)))
        (local.set $slot (i32.load (local.get $slots)))
        (local.set $occurrences (f64.mul
          (f64.convert_i32_u (i32.load16_u (local.get $weights))) (local.get $unit)))
        (local.set $score (f64.div
          (f64.mul
            (f64.mul (local.get $weight) (local.get $occurrences))
            (f64.add (local.get $k1) (f64.const 1)))
          (f64.add (local.get $occurrences) (f64.mul (local.get $k1) (f64.add
            (f64.sub (f64.const 1) (local.get $b))
            (f64.div
              (f64.mul (local.get $b) (f64.convert_i32_u (i32.load16_u
                (i32.add (local.get $lengths) (i32.shl (local.get $slot) (i32.const 1))))))
              (local.get $average)))))))
        (local.set $at (i32.add (local.get $noted) (local.get $slot)))
        (local.set $slot (i32.shl (local.get $slot) (i32.const 2)))
        (if (i32.ne (i32.load8_u (local.get $at)) (local.get $tag)) (then
          (i32.store8 (local.get $at) (local.get $tag))
          (f32.store (i32.add (local.get $best) (local.get $slot)) (f32.const 0))
          (local.set $at (i32.add (local.get $words) (local.get $slot)))
          (i32.store (local.get $at) (i32.or (i32.load (local.get $at)) (local.get $mask)))))
        (local.set $known (f64.promote_f32 (f32.load (i32.add (local.get $best) (local.get $slot)))))
        (if (f64.gt (local.get $score) (local.get $known)) (then
          (local.set $at (i32.add (local.get $scores) (local.get $slot)))
          (f32.store (local.get $at) (f32.demote_f64 (f64.sub
            (f64.add (f64.promote_f32 (f32.load (local.get $at))) (local.get $score))
            (local.get $known))))
          (f32.store (i32.add (local.get $best) (local.get $slot)) (f32.demote_f64 (local.get $score)))))
        (local.set $slots (i32.add (local.get $slots) (i32.const 4)))
        (local.set $weights (i32.add (local.get $weights) (i32.const 2)))
        (br $next))))

  ;; Rolls the scores of passages up to `count` documents: the best one and a share of the others' mean.
  (func (export "rollUp")
    (param $starts i32) (param $count i32) (param $scores i32) (param $share f64) (param $out i32)
    (local $stop i32) (local $at i32) (local $end i32) (local $matching i32)
    (local $score f64) (local $best f64) (local $sum f64)
    (local.set $stop (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $out) (local.get $stop)))
        (local.set $best (f64.const 0))
        (local.set $sum (f64.const 0))
        (local.set $matching (i32.const 0))
        (local.set $at (i32.add (local.get $scores)
          (i32.shl (i32.load (local.get $starts)) (i32.const 2))))
        (local.set $end (i32.add (local.get $scores)
          (i32.shl (i32.load offset=4 (local.get $starts)) (i32.const 2))))
        (block $summed
          (loop $passage
            (br_if $summed (i32.ge_u (local.get $at) (local.get $end)))
            (local.set $score (f64.promote_f32 (f32.load (local.get $at))))
            (if (f64.ne (local.get $score) (f64.const 0)) (then
              (local.set $matching (i32.add (local.get $matching) (i32.const 1)))
              (local.set $sum (f64.add (local.get $sum) (local.get $score)))
              (local.set $best (f64.max (local.get $best) (local.get $score)))))
            (local.set $at (i32.add (local.get $at) (i32.const 4)))
            (br $passage)))
        (if (i32.gt_u (local.get $matching) (i32.const 1)) (then
          (local.set $best (f64.add (local.get $best) (f64.div
            (f64.mul (local.get $share) (f64.sub (local.get $sum) (local.get $best)))
            (f64.convert_i32_u (i32.sub (local.get $matching) (i32.const 1))))))))
        (f32.store (local.get $out) (f32.demote_f64 (local.get $best)))
        (local.set $starts (i32.add (local.get $starts) (i32.const 4)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (br $next))))
)
