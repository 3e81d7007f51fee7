import { ReviewsPage } from '@/features/reviews/reviews-page';

export function ReviewsRoute() {
  return <ReviewsPage />;
}
