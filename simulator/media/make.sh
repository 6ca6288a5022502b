#!/usr/bin/env bash
# Makes every file of this folder again, and manifest.json from what ffprobe reads in them.
# Needs ffmpeg with libx264 and libmp3lame, and jq. The committed files were made with ffmpeg 5.1.9 (Debian 12).
set -euo pipefail
cd "$(dirname "$0")"

# name:width:height; lengths in seconds. One length falls in each of the ranges that clipping services
# offer (under 30 s, 30-60 s, 60-90 s, 90 s-3 min); 5, 8 and 10 s are what generating services return.
shapes=(9x16:180:320 16x9:320:180 1x1:240:240 4x5:208:260)
lengths=(5 8 10 20 45 75 120)

rm -f ./*.mp4 ./*.jpg ./*.png ./*.mp3
for shape in "${shapes[@]}"; do
  IFS=: read -r name width height <<<"$shape"
  for seconds in "${lengths[@]}"; do
    # A counter and half a second of tone every ten seconds: real pictures and sound in few bytes.
    # 2 frames a second and crf 45 keep the two-minute file below 60 kB; faststart puts moov first, so that
    # a `free` box of any size can follow the last byte.
    ffmpeg -hide_banner -loglevel error -y \
      -f lavfi -i "testsrc=size=${width}x${height}:rate=2:duration=${seconds}" \
      -f lavfi -i "sine=frequency=440:sample_rate=8000:duration=${seconds}" \
      -af "volume='if(lt(mod(t,10),0.5),1,0)':eval=frame" \
      -c:v libx264 -preset veryslow -crf 45 -g 600 -pix_fmt yuv420p -c:a aac -b:a 8k -ac 1 \
      -movflags +faststart -fflags +bitexact -flags:v +bitexact -flags:a +bitexact \
      "${name}-${seconds}s.mp4"
  done
  ffmpeg -hide_banner -loglevel error -y -i "${name}-8s.mp4" -frames:v 1 -q:v 12 "${name}.jpg"
  ffmpeg -hide_banner -loglevel error -y -ss 7 -i "${name}-8s.mp4" -frames:v 1 "${name}.png"
done
ffmpeg -hide_banner -loglevel error -y -f lavfi -i "sine=frequency=440:sample_rate=8000:duration=8" \
  -c:a libmp3lame -b:a 8k -ac 1 -fflags +bitexact -flags:a +bitexact tone-8s.mp3

for file in *.mp4; do
  shape=${file%%-*}
  ffprobe -v error -show_entries stream=codec_type,width,height:format=duration -of json "$file" |
    jq --tab --arg file "$file" --arg shape "${shape/x/:}" --argjson bytes "$(stat -c %s "$file")" '
      (.streams[] | select(.codec_type == "video")) as $video
      | { file: $file, aspectRatio: $shape, width: $video.width, height: $video.height,
          durationSeconds: (.format.duration | tonumber | floor), bytes: $bytes }'
done | jq --tab -s 'sort_by(.aspectRatio, .durationSeconds)' >manifest.json
