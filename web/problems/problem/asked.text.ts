export const askedText = {
  place: 'Why it stands here',
  score: 'Why this business score',
  cost: 'Why a week costs this much',
  value: 'Why this revenue is at stake',
  date: 'Which dates count',
  rice: 'Why this consumer score',
  reach: 'Why this reach',
  confidence: 'Why this confidence',
  numerator: 'Why this value',
  evidence: 'What it rests on',
};
